package dev.flyback.image;

import dev.flyback.testing.MinioServer;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.MysqlServers;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import org.testcontainers.containers.Network;

/** Servers in containers on one network, under the names that the manifests know them by; each is started when first asked for. */
final class Neighbours {
    static final int MINIO_PORT = 9000;

    private static final String MINIO_NAME = "minio.minio.svc";

    private Neighbours() {}

    /** The network's id. */
    static String network() {
        return Shared.NETWORK.getId();
    }

    static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    static MysqlServer mysql() {
        return Mysql.SERVER;
    }

    static MinioServer minio() {
        return Minio.SERVER;
    }

    /** For {@code --url}, from inside the network. */
    static String postgresUrl(String database) {
        postgres();
        return "jdbc:postgresql://orders-db:5432/" + database;
    }

    /** For {@code --url}, from inside the network. */
    static String mysqlUrl(String database) {
        mysql();
        return "jdbc:mysql://billing-db:3306/" + database;
    }

    /** For {@code --store}, from inside the network. */
    static String minioStore(String bucket) {
        return "minio://" + MINIO_NAME + ":" + MINIO_PORT + "/" + bucket + "/production?tls=false";
    }

    /** The same place, reached as AWS's. */
    static String s3Store(String bucket) {
        return "s3://" + bucket + "/production?region=us-east-1&path-style=true&endpoint=" + minioUrl();
    }

    static String minioUrl() {
        return "http://" + MINIO_NAME + ":" + MINIO_PORT;
    }

    private static <S extends AutoCloseable> S closedAtTheEnd(S server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
        return server;
    }

    private static final class Shared {
        static final Network NETWORK = Network.newNetwork();
    }

    private static final class Postgres {
        static final PostgresServer SERVER =
                closedAtTheEnd(PostgresServers.startIn(Shared.NETWORK, "orders-db", "restored-db"));
    }

    private static final class Mysql {
        static final MysqlServer SERVER = closedAtTheEnd(MysqlServers.startIn(Shared.NETWORK, "billing-db"));
    }

    private static final class Minio {
        static final MinioServer SERVER = closedAtTheEnd(MinioServer.startIn(Shared.NETWORK, MINIO_NAME));
    }
}
