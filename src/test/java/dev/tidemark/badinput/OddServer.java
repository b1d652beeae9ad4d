package dev.tidemark.badinput;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server that is no database: it accepts, and then behaves oddly. */
final class OddServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Manner manner;
    private final List<Socket> taken = new ArrayList<>();

    /** What it does with whoever connects. */
    enum Manner {
        SILENT, CLOSES, GARBAGE, WEB
    }

    OddServer(Manner manner) throws IOException {
        this.manner = manner;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "postgresql://127.0.0.1:" + socket.getLocalPort() + "/shop";
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                synchronized (taken) {
                    taken.add(client);
                }
                switch (manner) {
                    case SILENT -> client.setKeepAlive(true);
                    case CLOSES -> client.close();
                    case GARBAGE -> answer(client, "\0\1\2 nothing that a database says \377\376");
                    case WEB -> answer(client, "HTTP/1.1 400 Bad Request\r\n\r\n");
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void answer(Socket client, String words) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(words.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        synchronized (taken) {
            for (Socket client : taken) {
                client.close();
            }
        }
    }
}
