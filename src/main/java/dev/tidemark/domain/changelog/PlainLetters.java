package dev.tidemark.domain.changelog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes Latin letters with marks, Greek and Cyrillic ones in small plain Latin letters; others are left as they are. */
final class PlainLetters {
    /** What is written, then the letters that it is written for. */
    private static final String TABLE = "a:àáâãäåāăąǎαάаª b:бβ c:çćĉċč d:ďđðδдђ e:èéêëēĕėęěεέеэё g:ĝğġģγгґ h:ĥħ"
            + " i:ìíîïĩīĭįıǐιίϊηήиі j:ĵј k:ķĸκк l:ĺļľŀłλл m:μм n:ñńņňŋνн o:òóôõöøōŏőǒοόωώоº p:πп r:ŕŗřρр s:śŝşšșſσςс"
            + " t:ţťŧțτт u:ùúûüũūŭůűųǔу v:вѵ w:ŵ x:ξ y:ýÿŷυύйы z:źżžζз f:φф"
            + " ss:ß ae:æ oe:œ th:þθ ij:ĳ fi:ﬁ fl:ﬂ ch:χч ps:ψ zh:ж kh:х ts:ц sh:ш shch:щ yu:ю ya:я yi:ї ye:є lj:љ nj:њ"
            + " c:ћ dz:џ :ъь";
    private static final Map<Integer, String> LETTERS = letters();

    private PlainLetters() {}

    private static Map<Integer, String> letters() {
        Map<Integer, String> found = new HashMap<>();
        for (String entry : TABLE.split(" ")) {
            int colon = entry.indexOf(':');
            entry.substring(colon + 1).codePoints().forEach(c -> found.put(c, entry.substring(0, colon)));
        }
        return Map.copyOf(found);
    }

    static String of(String text) {
        StringBuilder plain = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK) // of letters that come in two parts
                .forEach(c -> plain.append(LETTERS.getOrDefault(c, Character.toString(c))));
        return plain.toString();
    }
}
