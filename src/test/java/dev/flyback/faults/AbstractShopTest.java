package dev.flyback.faults;

import dev.flyback.testing.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share a shop on one engine. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AbstractShopTest {
    private final EngineUnderTest engine;
    private Path folder;
    private Shop shop;

    AbstractShopTest(EngineUnderTest engine) {
        this.engine = engine;
    }

    @BeforeAll
    final void open(@TempDir Path forAllTests) {
        folder = forAllTests;
        shop = Shop.on(server(engine), engine);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    /** Where the shop is. */
    Server server(EngineUnderTest which) {
        return which.server();
    }

    final Shop shop() {
        return shop;
    }

    /** A store with this name, which need not be there. */
    final StoreFolder store(String name) {
        return new StoreFolder(folder.resolve(name));
    }

    /** A store with a dump of the shop. */
    final StoreFolder dumped(String name) {
        StoreFolder store = store(name);
        shop.backup(store).run().expect(0);
        return store;
    }
}
