package dev.tidemark.domain.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 2, 3, 4, 5, 6);

    private static String name(String template, String title) {
        return new FileNames(template).name(new FileNames.Naming(AT, "753d9557b07b", title, 12), "sql", n -> false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "%(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d_%(rev)s_%(slug)s|20260203_0405_753d9557b07b_add_users.sql",
        "%(rev)s_%(slug)s|753d9557b07b_add_users.sql",
        "%(year)d/%(month)d/%(second).2d-%(slug)s|2026/2/06-add_users.sql",
        "%(epoch)d_%(slug)s|1770091506_add_users.sql",
        "{date}_{time}_{slug}|20260203_0405_add_users.sql",
        "V{sequence}__{slug}|V0012__add_users.sql",
        "{sequence:2}-{slug}|12-add_users.sql",
        "{year}.{month:2}.{day:2}-{rev}|2026.02.03-753d9557b07b.sql"})
    void aTemplateIsFilledIn(String template, String name) {
        assertThat(name(template, "Add users")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Add users|add_users",
        "  -- Índex: für GRÖSSE & Łódź! |index_fur_grosse_lodz",
        "Don't lose the user's data|dont_lose_the_users_data",
        "Добавить индекс|dobavit_indeks",
        "Προσθήκη χρηστών|prosthiki_christon",
        "數據庫|revision",
        "!!!|revision",
        "''|revision",
        "Straße 5 ﬁx|strasse_5_fix",
        "Cafe\u0301|cafe",
        "turn the priority of every task into a reference|turn_the_priority_of_every_task_into_a",
        "one exactly forty characters long, it is indeed|one_exactly_forty_characters_long_it_is",
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze|donaudampfschifffahrtsgesellschaftskapit"})
    void aTitleBecomesPlainLettersCutAtFortyCharactersBetweenWords(String title, String slug) {
        assertThat(FileNames.slug(title)).isEqualTo(slug).hasSizeLessThanOrEqualTo(FileNames.SLUG_LENGTH);
    }

    @Test
    void aTitleThatEndsAtFortyCharactersKeepsItsLastWord() {
        String forty = "a23456789 b23456789 c23456789 d234567890";
        assertThat(FileNames.slug(forty + " more")).isEqualTo(forty.replace(' ', '_'));
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        FileNames names = new FileNames("{slug}");
        FileNames.Naming naming = new FileNames.Naming(AT, "", "Add Users", 1);
        assertThat(names.name(naming, "sql", Set.of("add_users.sql")::contains)).isEqualTo("add_users_2.sql");
        assertThat(names.name(naming, "sql", Set.of("add_users.sql", "add_users_2.sql")::contains))
                .isEqualTo("add_users_3.sql");
        assertThat(names.name(naming, "xml", Set.of("add_users.sql")::contains)).isEqualTo("add_users.xml");
    }

    @Test
    void aNameThatWindowsKeepsForDevicesIsNotUsed() {
        assertThat(name("{slug}", "Con")).isEqualTo("con_revision.sql");
    }

    @Test
    void aRevisionsMarkCannotLeaveTheFolder() {
        assertThat(new FileNames("{rev}").name(new FileNames.Naming(AT, "../../x", "t", 1), "sql", n -> false))
                .isEqualTo("x.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../{slug}", "a/../{slug}", "/{slug}", "{slug}/", "C:{slug}", "a\\{slug}", "{slug",
        "%(slug)", "{who}", "%(who)s", "a//b", ".{slug}"})
    void whatIsNoTemplateIsSaid(String template) {
        assertThatThrownBy(() -> new FileNames(template)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The template for file names ");
    }
}
