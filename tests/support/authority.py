"""An authority for trusted timestamps, made with openssl."""

import subprocess
from pathlib import Path

CONFIG = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = x
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
[authority]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256,sha512,sm3
tsa_name = yes
ess_cert_id_alg = sha256
"""


class Authority:
    """A root, and an authority under it that answers requests."""

    def __init__(self, openssl: str, folder: Path) -> None:
        self.openssl, self.folder = openssl, folder
        (folder / "c.cnf").write_text(CONFIG)
        (folder / "serial").write_text("01")
        new = ("-newkey", "rsa:2048", "-nodes", "-config", "c.cnf", "-utf8")
        self.run(
            *("req", "-x509", *new, "-keyout", "ca.key", "-out", "ca.pem"),
            *("-days", "3650", "-subj", "/CN=Root of the tests", "-extensions", "ca"),
        )
        self.run(
            *("req", *new, "-keyout", "tsa.key", "-out", "tsa.csr"),
            *("-subj", "/O=某某时间戳有限公司/CN=某某时间戳"),
        )
        self.run(
            *("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"),
            *("-days", "3650", "-extfile", "c.cnf", "-extensions", "tsa", "-out", "tsa.pem"),
        )
        self.root = (folder / "ca.pem").read_bytes()

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [self.openssl, *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout

    def reply(self, query: bytes, *more: str) -> bytes:
        (self.folder / "q.tsq").write_bytes(query)
        self.run(
            *("ts", "-reply", "-config", "c.cnf", "-section", "authority", "-queryfile", "q.tsq"),
            *("-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "r.tsr", *more),
        )
        return (self.folder / "r.tsr").read_bytes()
