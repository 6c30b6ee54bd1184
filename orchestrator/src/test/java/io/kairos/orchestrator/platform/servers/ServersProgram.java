package io.kairos.orchestrator.platform.servers;

import io.kairos.orchestrator.platform.servers.Servers.WhenInUse;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that only runs the servers of a folder, until it is killed. */
final class ServersProgram {
    static final String READY = "servers are up";

    private ServersProgram() {}

    public static void main(String[] args) throws InterruptedException {
        Servers.start(DataFolder.at(Path.of(args[0])), ExternalServers.none(), WhenInUse.REFUSE);
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
