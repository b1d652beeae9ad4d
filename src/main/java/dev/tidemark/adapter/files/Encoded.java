package dev.tidemark.adapter.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file with the encoding that it is in, so that it can be written back without a byte changing that nobody meant
 * to change. A byte order mark is part of the text. What is neither UTF-8 nor marked as UTF-16 is taken for one byte a
 * character, which keeps every byte whatever it means.
 *
 * @param text what it says
 * @param charset how it is written
 */
record Encoded(String text, Charset charset) {
    /** Reads those bytes. */
    static Encoded read(byte[] bytes) {
        Charset marked = marked(bytes);
        try {
            return new Encoded(strictly(bytes, marked), marked);
        } catch (CharacterCodingException e) {
            return new Encoded(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        }
    }

    private static Charset marked(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Another text in the same encoding. */
    byte[] bytes(String other) throws CharacterCodingException {
        ByteBuffer buffer = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .encode(CharBuffer.wrap(other));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
