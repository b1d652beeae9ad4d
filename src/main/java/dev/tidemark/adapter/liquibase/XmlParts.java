package dev.tidemark.adapter.liquibase;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Takes XML apart, with lines, without following anything that leads out of the file. */
final class XmlParts {
    private final XMLStreamReader reader;

    private XmlParts(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** An element that is not ended yet. */
    private record Open(String name, int line, StringBuilder text, List<Part> parts) {}

    /** The root element with all that stands in it. */
    static Part read(byte[] bytes) throws BadFile {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            Part root = new XmlParts(factory.createXMLStreamReader(new ByteArrayInputStream(bytes))).root();
            if (root == null) {
                throw new BadFile("has no root element.", "It has to be databaseChangeLog.", 0);
            }
            return root;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new BadFile("is not valid XML: " + words(e) + ".",
                    "Mend the file at that line, or shortly before it.",
                    line, e);
        }
    }

    private static String words(XMLStreamException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "it cannot be taken apart");
        int at = message.indexOf("Message: ");
        String words = at < 0 ? message : message.substring(at + "Message: ".length());
        if (words.startsWith("JAXP")) {
            return "it nests too deep, or is too large for one file";
        }
        if (words.contains("#") && words.contains("?")) {
            return "it cannot be taken apart"; // a message that the parser itself has no text for
        }
        return words.strip().replaceAll("\\.$", "");
    }

    private @Nullable Part root() throws XMLStreamException, BadFile {
        Deque<Open> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new BadFile("has a DOCTYPE, which could pull in other files.",
                        "Take the DOCTYPE out; a changelog needs none.", line());
                case XMLStreamConstants.START_ELEMENT -> open.push(started());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Open ended = open.pop();
                    Part part = new Part(ended.name(), ended.line(), ended.text().toString().strip(), ended.parts());
                    if (open.isEmpty()) {
                        return part;
                    }
                    open.peek().parts().add(part);
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return null;
    }

    private Open started() {
        List<Part> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            boolean plain = reader.getAttributeNamespace(i) == null || reader.getAttributeNamespace(i).isEmpty();
            if (plain) {
                attributes.add(
                        new Part(reader.getAttributeLocalName(i), line(), reader.getAttributeValue(i), List.of()));
            }
        }
        String prefix = reader.getPrefix() == null || reader.getPrefix().isEmpty() ? "" : reader.getPrefix() + ":";
        return new Open(prefix + reader.getLocalName(), line(), new StringBuilder(), attributes);
    }

    private int line() {
        return reader.getLocation().getLineNumber();
    }
}
