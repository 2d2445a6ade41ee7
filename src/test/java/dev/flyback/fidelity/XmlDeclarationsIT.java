package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;

/** The server leaves out the encoding that XML declares where it is not asked for text. */
final class XmlDeclarationsIT {
    private static final String TYPES = """
            create domain doc as xml;
            create domain strict_doc as doc check (value is not null);
            create domain docs as doc[];
            create type holder as (doc xml);
            create table papers (id int primary key, plain xml, one doc, strict strict_doc, many doc[], more docs, held holder);
            create table folders (id int primary key, holders holder[])""";

    private static final String DOCUMENT = "'<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>'";

    private static final String ROWS =
            "insert into papers select 1, x, x, x, array[x, x]::doc[], array[x]::doc[], row(x)::holder"
                    + " from (select " + DOCUMENT + "::xml as x) one; insert into folders values (1, array[row("
                    + DOCUMENT
                    + "::xml)::holder])";

    private static final String TEXTS =
            "select plain::text, one::text, strict::text, many::text[]::text, more::text[]::text from papers";

    @OnEveryServer
    void declarations_come_back_through_domains_and_arrays_and_others_are_named(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__papers.sql", TYPES).migrate().fill(ROWS);
            assertThat(trip.backup().expect(0).warnings())
                    .singleElement()
                    .asString()
                    .endsWith("declaration of its encoding: public.folders.holders, public.papers.held.");
            trip.restore().expect(0);

            assertThat(trip.source().query(TEXTS)).isEqualTo(trip.target().query(TEXTS));
            assertThat(trip.target().value("select more::text[]::text from papers"))
                    .contains("UTF-8");
        }
    }
}
