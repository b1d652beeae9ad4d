package dev.tidemark.adapter.hibernate;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A unit of a {@code persistence.xml}, as far as it decides what the schema is.
 *
 * @param name its name
 * @param provider the class that it names as its provider; empty for none
 * @param classes the classes that it names
 * @param mappings the mapping files that it names
 * @param listedOnly whether classes that it does not name are left out
 * @param properties its properties
 */
record PersistenceUnit(
        String name, String provider, List<String> classes, List<String> mappings, boolean listedOnly,
        Map<String, String> properties) {

    /**
     * Reads a file; entities of XML from elsewhere are not fetched.
     *
     * @throws XMLStreamException where it is no XML
     */
    static List<PersistenceUnit> read(byte[] content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
        List<PersistenceUnit> units = new ArrayList<>();
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("persistence-unit")) {
                    units.add(unit(xml));
                }
            }
        } finally {
            xml.close();
        }
        return units;
    }

    private static PersistenceUnit unit(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getAttributeValue(null, "name");
        String provider = "";
        List<String> classes = new ArrayList<>();
        List<String> mappings = new ArrayList<>();
        boolean listedOnly = false;
        Map<String, String> properties = new LinkedHashMap<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("persistence-unit")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "provider" -> provider = xml.getElementText().strip();
                    case "class" -> classes.add(xml.getElementText().strip());
                    case "mapping-file" -> mappings.add(xml.getElementText().strip());
                    case "exclude-unlisted-classes" -> listedOnly = !xml.getElementText().strip().equals("false");
                    case "property" -> properties.put(
                            String.valueOf(xml.getAttributeValue(null, "name")),
                            String.valueOf(xml.getAttributeValue(null, "value")));
                    default -> {
                        // Data sources, caches: nothing that the schema depends on.
                    }
                }
            }
        }
        return new PersistenceUnit(name == null ? "" : name, provider, classes, mappings, listedOnly, properties);
    }
}
