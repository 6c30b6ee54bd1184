package io.kairos.channel.postal.handover;

/**
 * The print provider's SFTP server.
 *
 * @param host name or address
 * @param port usually 22
 * @param user account there
 * @param password of the account
 * @param hostKey fingerprint of the server's key as {@code ssh-keygen -l} shows it: {@code SHA256:…}; another key is refused
 * @param folder below which batches appear, without a slash at the end
 */
public record SftpAccount(String host, int port, String user, String password, String hostKey, String folder) {

    public SftpAccount {
        if (!hostKey.startsWith("SHA256:")) {
            throw new IllegalArgumentException(
                    "host key must be a fingerprint such as SHA256:…, as ssh-keygen -l shows");
        }
    }

    @Override
    public String toString() {
        return "SftpAccount[" + host + ":" + port + "]";
    }
}
