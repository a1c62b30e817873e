"""The embedded S3 as boto3, the `aws` command line and browsers use it."""
import concurrent.futures
import hashlib
import os
import socket
import threading
import urllib.parse

import botocore.exceptions
import pytest
import requests
from boto3.s3.transfer import TransferConfig

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def s3(server):
    client = server.client("s3")
    client.create_bucket(Bucket="things")
    return client


def status_of(call, **arguments):
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        call(**arguments)
    return caught.value.response["Error"]["Code"], caught.value.response["ResponseMetadata"]["HTTPStatusCode"]


def memory(server):
    with open(f"/proc/{server.process.pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:"))


def test_a_large_file_goes_up_and_down_in_flat_memory(server, s3, tmp_path):
    source, back = tmp_path / "source", tmp_path / "back"
    with open(source, "wb") as file:
        for _ in range(150):
            file.write(os.urandom(MEGABYTE))
    s3.put_object(Bucket="things", Key="warm", Body=b"x" * MEGABYTE)
    before = memory(server)
    s3.upload_file(str(source), "things", "large", Config=TransferConfig(multipart_chunksize=8 * MEGABYTE))
    s3.download_file("things", "large", str(back))
    assert memory(server) - before < 100 * 1024, "kilobytes more than before"
    digest = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()  # noqa: E731
    assert digest(source) == digest(back)
    assert s3.head_object(Bucket="things", Key="large")["ETag"].endswith('-19"')


def test_the_server_asks_for_the_body(server, s3):
    """`Expect: 100-continue`: the interim answer comes before the body is sent, and not for a request that is refused."""
    url = urllib.parse.urlsplit(s3.generate_presigned_url("put_object", Params={"Bucket": "things", "Key": "expected"}))
    for path, answer in ((f"{url.path}?{url.query}", b"HTTP/1.1 100"), (url.path, b"HTTP/1.1 403")):
        with socket.create_connection((url.hostname, url.port), timeout=10) as connection:
            connection.sendall(f"PUT {path} HTTP/1.1\r\nHost: {url.netloc}\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n".encode())
            assert connection.recv(1000).startswith(answer)
            if answer.endswith(b"100"):
                connection.sendall(b"hello")
                assert connection.recv(1000).startswith(b"HTTP/1.1 200")
    assert s3.get_object(Bucket="things", Key="expected")["Body"].read() == b"hello"


@pytest.mark.parametrize("version", ["s3", "s3v4"])
def test_presigned_urls_read_and_write(server, version):
    s3 = server.client("s3", config={"signature_version": version})
    put = s3.generate_presigned_url("put_object", Params={"Bucket": "things", "Key": "a b+c/é", "ContentType": "text/plain"})
    assert requests.put(put, data=b"signed", headers={"Content-Type": "text/plain"}).status_code == 200
    get = s3.generate_presigned_url(
        "get_object", Params={"Bucket": "things", "Key": "a b+c/é", "ResponseContentDisposition": "attachment"})
    reply = requests.get(get)
    assert reply.content == b"signed" and reply.headers["Content-Disposition"] == "attachment"
    assert requests.get(get.replace("attachment", "inline")).status_code == 403
    assert requests.get(get.split("?")[0]).status_code == 403


def test_ranges_and_conditions(s3):
    etag = s3.put_object(Bucket="things", Key="ranged", Body=b"0123456789")["ETag"]
    get = lambda **more: s3.get_object(Bucket="things", Key="ranged", **more)  # noqa: E731
    assert get(Range="bytes=2-4")["Body"].read() == b"234"
    assert get(Range="bytes=-3")["Body"].read() == b"789"
    assert get(Range="bytes=7-")["ContentRange"] == "bytes 7-9/10"
    assert status_of(get, Range="bytes=10-") == ("InvalidRange", 416)
    assert status_of(get, IfMatch='"other"')[1] == 412
    assert status_of(get, IfNoneMatch=etag)[1] == 304
    assert status_of(s3.put_object, Bucket="things", Key="ranged", Body=b"", IfNoneMatch="*") == ("PreconditionFailed", 412)
    s3.put_object(Bucket="things", Key="ranged", Body=b"new", IfMatch=etag)


@pytest.mark.parametrize("algorithm", ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"])
def test_checksums_are_kept_and_wrong_ones_refused(s3, algorithm):
    s3.put_object(Bucket="things", Key=algorithm, Body=b"checked", ChecksumAlgorithm=algorithm)
    head = s3.head_object(Bucket="things", Key=algorithm, ChecksumMode="ENABLED")
    assert head[f"Checksum{algorithm}"]
    assert status_of(
        s3.put_object, Bucket="things", Key="wrong", Body=b"other", **{f"Checksum{algorithm}": head[f"Checksum{algorithm}"]})[1] == 400
    assert status_of(s3.head_object, Bucket="things", Key="wrong")[1] == 404


def test_listings_page_in_order(s3):
    s3.create_bucket(Bucket="pages")
    keys = sorted(f"{folder}/{number:03}" for folder in ("a", "b", "c é") for number in range(40)) + ["z"]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda key: s3.put_object(Bucket="pages", Key=key, Body=b""), keys))
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket="pages", PaginationConfig={"PageSize": 7})
    assert [item["Key"] for page in pages for item in page["Contents"]] == keys
    pages = s3.get_paginator("list_objects").paginate(Bucket="pages", PaginationConfig={"PageSize": 7})
    assert [item["Key"] for page in pages for item in page["Contents"]] == keys
    top = s3.list_objects_v2(Bucket="pages", Delimiter="/")
    assert [prefix["Prefix"] for prefix in top["CommonPrefixes"]] == ["a/", "b/", "c é/"]
    assert [item["Key"] for item in top["Contents"]] == ["z"]
    deleted = s3.delete_objects(Bucket="pages", Delete={"Objects": [{"Key": key} for key in keys]})
    assert len(deleted["Deleted"]) == len(keys)
    s3.delete_bucket(Bucket="pages")


def test_metadata_copy_and_cors(server, s3):
    s3.put_object(Bucket="things", Key="original", Body=b"x", Metadata={"who": "ann"}, ContentType="text/x-test")
    s3.copy_object(Bucket="things", Key="copy", CopySource={"Bucket": "things", "Key": "original"})
    copy = s3.get_object(Bucket="things", Key="copy")
    assert (copy["Metadata"], copy["ContentType"]) == ({"who": "ann"}, "text/x-test")
    rule = {"AllowedMethods": ["GET"], "AllowedOrigins": ["*"], "ExposeHeaders": ["Access-Control-Allow-Origin"]}
    s3.put_bucket_cors(Bucket="things", CORSConfiguration={"CORSRules": [rule]})
    assert s3.get_bucket_cors(Bucket="things")["CORSRules"][0]["AllowedOrigins"] == ["*"]
    asked = {"Origin": "null", "Access-Control-Request-Method": "GET"}
    assert requests.options(f"{server.api}/things/copy", headers=asked).headers["Access-Control-Allow-Origin"] == "*"
    asked["Access-Control-Request-Method"] = "PUT"
    assert requests.options(f"{server.api}/things/copy", headers=asked).status_code == 403


def test_of_many_writers_each_conditional_write_has_one_winner(s3):
    def write(number):
        try:
            s3.put_object(Bucket="things", Key="race", Body=str(number).encode(), IfNoneMatch="*")
            return number
        except botocore.exceptions.ClientError as error:
            assert error.response["Error"]["Code"] in ("PreconditionFailed", "ConditionalRequestConflict")

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        winners = [number for number in pool.map(write, range(32)) if number is not None]
    assert len(winners) == 1
    assert s3.get_object(Bucket="things", Key="race")["Body"].read() == str(winners[0]).encode()


def test_the_command_line_syncs_a_folder(server, tmp_path):
    for number in range(20):
        (tmp_path / f"file {number}.txt").write_text(f"content {number}")
    server.aws("s3", "mb", "s3://synced")
    server.aws("s3", "sync", str(tmp_path), "s3://synced/folder/")
    assert server.aws("s3", "ls", "s3://synced/folder/").stdout.count("file ") == 20
    server.aws("s3", "rm", "s3://synced", "--recursive")
    server.aws("s3", "rb", "s3://synced")


def test_an_acknowledged_object_survives_a_kill_and_an_unfinished_one_leaves_nothing(server, s3):
    stop = threading.Event()
    acknowledged = []

    def write(writer):
        number = 0
        while not stop.is_set():
            key, body = f"kill/{writer}/{number}", os.urandom(100 if number % 2 else 60_000)
            try:
                s3.put_object(Bucket="things", Key=key, Body=body)
            except Exception:
                return
            acknowledged.append((key, body))
            number += 1

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    while len(acknowledged) < 200:
        stop.wait(0.01)
    server.kill()
    stop.set()
    for thread in threads:
        thread.join()
    server.start()
    for key, body in acknowledged:
        assert s3.get_object(Bucket="things", Key=key)["Body"].read() == body
