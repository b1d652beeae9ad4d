package dev.tidemark.adapter.liquibase;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text of a file's bytes, and refuses what would be damaged on the way. */
final class FileText {
    private static final Pattern HEADER = Pattern.compile("(?i)^\\s*--\\s*liquibase formatted");
    private static final Pattern DECLARED = Pattern.compile("^\\W*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)");
    private static final int BEGINNING = 200;

    private FileText() {}

    /** The text of a file that has to be in UTF-8; without its byte order mark. */
    static String utf8(byte[] bytes) throws BadFile {
        refuseWide(bytes);
        if (bytes.length == 0) {
            throw new BadFile("is empty.", "Write a changelog into it, or take it out.", 0);
        }
        String text = decoded(bytes);
        refuseZeros(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Refuses XML that says UTF-8, or says nothing, and is not. */
    static void checkXml(byte[] bytes) throws BadFile {
        String start = new String(bytes, 0, Math.min(BEGINNING, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher said = DECLARED.matcher(start.replace("\0", ""));
        if (!said.find() || said.group(1).equalsIgnoreCase("UTF-8")) {
            if (said.reset().find()) {
                refuseWide(bytes);
            } else if (start.indexOf('\0') >= 0) {
                return; // UTF-16 needs no declaration
            }
            decoded(bytes);
        }
    }

    /** Whether it begins as formatted SQL does, whatever its encoding. */
    static boolean formatted(byte[] bytes) {
        int length = Math.min(BEGINNING, bytes.length);
        String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).replace("\0", "");
        return HEADER.matcher(start.replaceFirst("^[^\\w\\s-]+", "")).find();
    }

    private static void refuseWide(byte[] bytes) throws BadFile {
        boolean marked = bytes.length > 1
                && ((bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff
                        || (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe);
        boolean wide = bytes.length > 3
                && (zeros(bytes, 0, 2) && bytes[1] != 0 && bytes[3] != 0
                        || zeros(bytes, 1, 3) && bytes[0] != 0 && bytes[2] != 0);
        if (marked || wide) {
            throw new BadFile("is in UTF-16.", "Save it in UTF-8 and try again.", 1);
        }
    }

    private static boolean zeros(byte[] bytes, int one, int other) {
        return bytes[one] == 0 && bytes[other] == 0;
    }

    private static void refuseZeros(byte[] bytes) throws BadFile {
        int line = 1;
        for (byte b : bytes) {
            if (b == 0) {
                throw new BadFile("holds a NUL byte, which no text has.",
                        "Write the file anew; it may be damaged, or no text file at all.", line);
            }
            if (b == '\n') {
                line++;
            }
        }
    }

    private static String decoded(byte[] bytes) throws BadFile {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new BadFile("is not in UTF-8: its letters would arrive damaged.",
                    "Save it in UTF-8 and try again.", line, e);
        }
    }
}
