package dev.tidemark.domain.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words behind which secrets stand, in SQL and in the texts inside of it. */
final class SecretNames {
    private static final Set<String> WHOLE = Set.of("hash", "salt", "pwd", "token", "cipher");
    private static final Pattern PART = Pattern.compile(
            "passw(?:or)?d|passcode|passphrase|secret|api_?key|access_?key|private_?key|auth_?token|access_?token"
                    + "|refresh_?token|_token$|conninfo_pw");
    private static final int LONGEST = 60;

    /** Functions of pgcrypto, whose texts are keys or what is to be hidden. */
    private static final Pattern CRYPTO =
            Pattern.compile("crypt|hmac|(?:en|de)crypt(?:_iv)?|pgp_(?:sym|pub)_(?:en|de)crypt(?:_bytea)?");

    private static final Pattern LOGIN = Pattern.compile("(://[^\\s:/@'\"]*):[^\\s'\"]*@");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s+)[\\w.~+/=-]{6,}");
    private static final Pattern OPTION = Pattern.compile("(?i)(?<![\\w.])([\\w.]{0,40}?(?:passw(?:or)?d|passcode|passphrase|pwd"
            + "|secret|api_?key|access_?key|private_?key|access_?token)\\w{0,10})(\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s;&,'\")]+)");

    /** H2 repeats the whole statement in its messages. Possessive: the steps back of a long text would fill the stack. */
    private static final Pattern IN_SQL =
            Pattern.compile("(?i)\\b((?:password|passwd|identified\\s+by|salt|hash)\\s+)[en]?(?:'[^']*+')++");

    private SecretNames() {}

    /** Whether what {@code word} names, quoted or not, is a secret. */
    static boolean names(String word) {
        String name = bare(word);
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isWhitespace)) {
            return false;
        }
        return WHOLE.contains(name) || PART.matcher(name).find();
    }

    /** Whether it is a function that is given keys. */
    static boolean crypto(String word) {
        return CRYPTO.matcher(bare(word)).matches();
    }

    /** {@code message} without the values of options, logins and headers. */
    static String without(String message, String stars) {
        String text = LOGIN.matcher(message).replaceAll("$1:" + stars + "@");
        text = BEARER.matcher(text).replaceAll("$1" + stars);
        text = OPTION.matcher(text).replaceAll("$1$2" + stars);
        return IN_SQL.matcher(text).replaceAll("$1'" + stars + "'");
    }

    private static String bare(String word) {
        boolean quoted = word.length() > 1 && (word.startsWith("\"") || word.startsWith("'"));
        return (quoted ? word.substring(1, word.length() - 1) : word).toLowerCase(Locale.ROOT);
    }
}
