"""A timestamp authority of the tests' own (openssl) stamps digests; what its replies prove, and what they do not."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from authority import Authority
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tools import need

from kameng_docs.custody import timestamp
from kameng_docs.custody.timestamp import Refusal, Stamp, needs_new_request, read_reply, request

DIGEST = hashlib.sha256("某某案的全部证据".encode()).hexdigest()
OTHER = hashlib.sha256(b"something else").hexdigest()


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(need("openssl"), tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def query() -> bytes:
    return request(DIGEST)


@pytest.fixture(scope="module")
def reply(authority, query) -> bytes:
    return authority.reply(query)


@pytest.fixture(scope="module")
def chained(authority, query) -> bytes:
    """Signer and root together, which openssl does not put into the order that DER asks for."""
    return authority.reply(query, "-chain", "ca.pem")


def stamp(found: Stamp | Refusal) -> Stamp:
    assert isinstance(found, Stamp), found
    return found


def refusal(found: Stamp | Refusal) -> Refusal:
    assert isinstance(found, Refusal), found
    assert found.message
    assert found.hint
    return found


def test_a_request_says_what_is_asked(authority, query):
    (authority.folder / "asked.tsq").write_bytes(query)
    text = authority.run("ts", "-query", "-in", "asked.tsq", "-text")
    assert "Hash Algorithm: sha256" in text
    assert "Certificate required: yes" in text
    nonce = next(line for line in text.splitlines() if line.startswith("Nonce: ")).removeprefix("Nonce: ")
    assert int(nonce, 16) == timestamp._nonce_of(query, DIGEST)
    dump = [line.split(" - ")[1][:47].replace("-", " ") for line in text.splitlines() if " - " in line]
    assert "".join("".join(dump).split()) == DIGEST


def test_a_request_is_written_once_and_kept_for_the_same_digest(query):
    assert not needs_new_request(query, DIGEST)
    assert not needs_new_request(query, DIGEST.upper())
    assert needs_new_request(None, DIGEST)
    assert needs_new_request(query, OTHER)
    assert needs_new_request(query[:-1], DIGEST)
    assert needs_new_request(b"", DIGEST)
    assert request(DIGEST) != query


def test_what_is_no_digest_is_a_bug_of_ours():
    with pytest.raises(ValueError, match="not a SHA-256"):
        request("abc")


def test_a_reply_is_read_and_its_signature_checked(authority, query, reply):
    before = datetime.now(UTC) - timedelta(days=1)
    found = stamp(read_reply(reply, DIGEST, sent=query, roots=[authority.root]))
    assert found.checked_with == "rfc3161-client"
    assert found.authority == "某某时间戳有限公司 某某时间戳"
    assert before < found.at < before + timedelta(days=2)
    assert found.beijing.utcoffset() == timedelta(hours=8)
    assert found.beijing == found.at
    assert f"北京时间 {found.at + timedelta(hours=8):%Y-%m-%d %H:%M:%S}" in found.told
    assert "签名已用您放的根证书核对" in found.told


def test_without_roots_it_says_that_the_signature_is_not_checked(reply, query):
    found = stamp(read_reply(reply, DIGEST, sent=query))
    assert not found.checked_with
    assert "签名未核，只核对了摘要一致" in found.told


def test_a_chain_out_of_order_is_left_to_openssl(authority, query, chained):
    found = stamp(read_reply(chained, DIGEST, sent=query, roots=[authority.root]))
    assert found.checked_with == "openssl"
    assert found.authority == "某某时间戳有限公司 某某时间戳"
    assert not stamp(read_reply(chained, DIGEST, sent=query)).checked_with


def test_both_readers_read_the_same(authority, reply):
    from kameng_docs.custody.timestamp import with_client as tsp_client
    from kameng_docs.custody.timestamp import with_openssl as tsp_openssl

    response = tsp_client.decoded(reply)
    assert response is not None
    by_client, by_openssl = tsp_client.read(response), tsp_openssl.read(reply, authority.openssl)
    assert by_client is not None
    assert by_openssl is not None
    same = ("status", "imprint", "at", "serial", "nonce", "authority")
    assert [getattr(by_client, each) for each in same] == [getattr(by_openssl, each) for each in same]


def test_a_chain_without_openssl_is_told(chained):
    found = refusal(read_reply(chained, DIGEST, openssl="no-such-program"))
    assert found.reason == "unreadable"
    assert "openssl" in found.hint


@pytest.mark.parametrize("kind", ["reply", "chained"])
def test_a_reply_for_other_evidence_is_refused(kind, request, authority):
    answer = request.getfixturevalue(kind)
    assert refusal(read_reply(answer, OTHER, roots=[authority.root])).reason == "other-digest"


@pytest.mark.parametrize("more", [(), ("-chain", "ca.pem")])
def test_a_reply_to_another_request_is_refused(authority, query, more):
    answer = authority.reply(request(DIGEST), *more)
    assert refusal(read_reply(answer, DIGEST, sent=query)).reason == "other-request"


def test_a_stamp_of_another_kind_of_digest_is_refused(authority):
    (authority.folder / "data").write_bytes(b"x")
    authority.run("ts", "-query", "-data", "data", "-sha512", "-out", "q512.tsq")
    answer = authority.reply((authority.folder / "q512.tsq").read_bytes())
    assert refusal(read_reply(answer, DIGEST)).reason == "other-digest"


def test_as_many_bytes_of_another_digest_are_refused(authority):
    authority.run("ts", "-query", "-digest", DIGEST, "-sm3", "-out", "sm3.tsq")
    answer = authority.reply((authority.folder / "sm3.tsq").read_bytes())
    assert refusal(read_reply(answer, DIGEST)).reason == "other-digest"


def test_what_the_authority_refused_is_told_in_its_words(authority):
    (authority.folder / "data").write_bytes(b"x")
    authority.run("ts", "-query", "-data", "data", "-md5", "-out", "md5.tsq")
    answer = authority.reply((authority.folder / "md5.tsq").read_bytes())
    found = refusal(read_reply(answer, DIGEST))
    assert found.reason == "refused"
    assert "Message digest algorithm is not supported" in found.message


@pytest.mark.parametrize("kind", ["reply", "chained"])
def test_a_changed_signature_is_refused(kind, request, authority):
    answer = bytearray(request.getfixturevalue(kind))
    answer[-1] ^= 1
    assert refusal(read_reply(bytes(answer), DIGEST, roots=[authority.root])).reason == "bad-signature"


def test_a_changed_time_is_refused(authority, reply):
    found = stamp(read_reply(reply, DIGEST))
    written = f"{found.at:%Y%m%d%H%M%SZ}".encode()
    # The first is the time in the token; the year before has as many digits.
    changed = reply.replace(written, b"2020" + written[4:], 1)
    assert changed != reply
    assert stamp(read_reply(changed, DIGEST)).at.year == 2020
    assert refusal(read_reply(changed, DIGEST, roots=[authority.root])).reason == "bad-signature"


@pytest.mark.parametrize("kind", ["reply", "chained"])
def test_another_root_is_refused(kind, request, tmp_path, authority):
    stranger = Authority(authority.openssl, tmp_path)
    answer = request.getfixturevalue(kind)
    assert refusal(read_reply(answer, DIGEST, roots=[stranger.root])).reason == "bad-signature"


def test_certificates_that_are_none_are_told(authority, reply):
    garbage = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    assert refusal(read_reply(reply, DIGEST, roots=[b"hello"])).reason == "bad-root"
    assert refusal(read_reply(reply, DIGEST, roots=[garbage])).reason == "bad-root"
    signer = (authority.folder / "tsa.pem").read_bytes()
    assert refusal(read_reply(reply, DIGEST, roots=[signer])).reason == "bad-root"


def test_roots_are_read_from_the_folder(authority, tmp_path, reply):
    assert timestamp.trusted(tmp_path / "absent") == ()
    (tmp_path / "root.pem").write_bytes(authority.root)
    (tmp_path / "readme.txt").write_text("not a certificate")
    (tmp_path / "folder.pem").mkdir()
    roots = timestamp.trusted(tmp_path)
    assert roots == (authority.root,)
    assert stamp(read_reply(reply, DIGEST, roots=roots)).checked_with


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>502 Bad Gateway</html>",
        b"\x30",
        b"\x30\x80\x00\x00",
        b"\x30\x84\xff\xff\xff\xff",
        b"\x30\x05\x30\x03\x02\x01\x00",
        b"\x00" * 100_000,
        b"\x30" * 3_000_000,
    ],
    ids=["empty", "web page", "one byte", "indefinite", "huge length", "no token", "zeros", "too large"],
)
def test_what_is_no_reply_is_told(answer):
    assert refusal(read_reply(answer, DIGEST)).reason == "unreadable"


@pytest.mark.parametrize(
    ("genuine", "changed"),
    [(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x25"), (b"\x55\x04\x03\x0c", b"\x55\x04\x03\x25")],
    ids=["version of the certificate", "type of the text in a name"],
)
def test_an_odd_certificate_is_told(reply, genuine, changed):
    odd = reply.replace(genuine, changed)
    assert odd != reply
    assert refusal(read_reply(odd, DIGEST, openssl="no-such-program")).reason == "unreadable"


def test_a_truncated_reply_is_told(reply):
    for end in range(0, len(reply), 97):
        assert refusal(read_reply(reply[:end], DIGEST, openssl="no-such-program")).reason == "unreadable"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_changed_byte_makes_a_checked_stamp_of_another_time(authority, reply, data):
    place = data.draw(st.integers(0, len(reply) - 1))
    changed = bytearray(reply)
    changed[place] ^= data.draw(st.integers(1, 255))
    genuine = stamp(read_reply(reply, DIGEST))
    found = read_reply(bytes(changed), DIGEST, roots=[authority.root], openssl="no-such-program")
    if isinstance(found, Stamp):
        assert (found.at, found.serial, found.authority) == (genuine.at, genuine.serial, genuine.authority)


def test_granted_with_modifications_is_checked_by_openssl(authority, query, reply):
    status = b"\x30\x03\x02\x01\x00"
    modified = reply.replace(status, b"\x30\x03\x02\x01\x01", 1)
    assert modified != reply
    assert stamp(read_reply(modified, DIGEST, sent=query, roots=[authority.root])).checked_with == "openssl"
