package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between documents lead to files, and to headings, that are there. */
class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Stream<Path> documents() {
        return Stream.concat(
                Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")),
                StrictDocuments.files(Path.of("docs"), ".md").stream());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_lead_somewhere(Path document) {
        Matcher link = LINK.matcher(StrictDocuments.text(document));
        while (link.find()) {
            if (!link.group(1).contains("://")) {
                Path target = link.group(1).isEmpty() ? document : sibling(document, link.group(1));
                assertThat(target).as(link.group()).exists();
                if (link.group(2) != null) {
                    assertThat(headings(target)).as(link.group()).contains(link.group(2));
                }
            }
        }
    }

    private static Path sibling(Path document, String name) {
        return document.resolveSibling(name).normalize();
    }

    /** As pages of Git forges name them: a heading that is there again gets a number. */
    private static Set<String> headings(Path document) {
        Map<String, Integer> seen = new HashMap<>();
        return HEADING.matcher(StrictDocuments.text(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .map(name -> {
                    int before = seen.merge(name, 1, Integer::sum) - 1;
                    return before == 0 ? name : name + "-" + before;
                })
                .collect(Collectors.toSet());
    }
}
