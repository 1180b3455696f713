"""The endpoint as users meet it: SPARQLWrapper, a browser, and what must not go through."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import one_line, run
from graphs import sample_graph
from SPARQLWrapper import CSV, JSON, POST, SPARQLWrapper

from kg.pipeline import write_build

#: Two cross products that no engine ends in time; the second one streams rows meanwhile.
RUNAWAYS = ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    write_build(sample_graph(), folder)
    return folder


def _started(build: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "kg.cli", "serve", str(build), "--port", "0", "--timeout", "2", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().split()[0]
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return process, address
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="module")
def address(build: Path) -> Iterator[str]:
    process, address = _started(build)
    yield address
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=15)
    assert (process.returncode, errors) == (0, "")


def fetch(url: str, body: str | None = None, **headers: str) -> tuple[int, str]:
    """Status and text of an answer; a body makes it a POST."""
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    request = urllib.request.Request(url, body.encode() if body is not None else None, named)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_asks_it(address: str, method: str) -> None:
    client = SPARQLWrapper(address + "sparql")
    client.setMethod(method)
    client.setReturnFormat(JSON)
    client.setQuery("PREFIX kg: <https://w3id.org/kg/ontology#> SELECT ?host WHERE { ?host kg:hostsBaseOf <https://w3id.org/kg/actor/RUS> }")
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["host"]["value"] for row in rows] == ["https://w3id.org/kg/actor/TJK"]
    client.setReturnFormat(CSV)
    assert b"actor/TJK" in client.queryAndConvert()


def test_a_body_of_sparql_and_graphs_are_asked(address: str) -> None:
    kind = {"Content_Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    status, text = fetch(address + "query", "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }", **kind)
    assert status == 200 and json.loads(text)["results"]["bindings"][0]["n"]["value"] == "2"
    chosen = urllib.parse.quote(f"https://w3id.org/kg/article/{next(iter(sample_graph().sources))}", safe="")
    status, text = fetch(address + f"query?default-graph-uri={chosen}", "ASK { ?x a <https://w3id.org/kg/ontology#Actor> }", **kind)
    assert (status, json.loads(text)["boolean"]) == (200, False)


def test_prefixes_need_no_declaration_and_from_chooses_graphs(address: str) -> None:
    def count(query: str) -> int:
        status, text = fetch(address + "sparql?query=" + urllib.parse.quote(query), Accept="application/sparql-results+json")
        assert status == 200, text
        return int(json.loads(text)["results"]["bindings"][0]["n"]["value"])

    assert count("SELECT (COUNT(?s) AS ?n) { ?s kg:hostsBaseOf actor:RUS }") == 1
    assert count("PREFIX kg: <urn:x:> SELECT (COUNT(?s) AS ?n) { ?s kg:hostsBaseOf actor:RUS }") == 0
    graphs = [count(f"SELECT (COUNT(?s) AS ?n) FROM <https://w3id.org/kg/article/{one}> {{ ?s a kg:Claim }}") for one in sample_graph().sources]
    assert len(graphs) == 2 and sum(graphs) == count('SELECT (COUNT(?s) AS ?n) { ?s a kg:Claim # from <x>\n }') == len(sample_graph().claims)


def test_mistakes_are_explained_as_on_the_command_line(address: str) -> None:
    status, text = fetch(address + "sparql?query=" + urllib.parse.quote("SELECT *\n{ ?s kgg:hostsBaseOf ?o }"))
    assert (status, text) == (400, "line 2, column 6: not SPARQL: prefix of 'kgg:hostsBaseOf' is not declared (did you mean 'kg'?)\n")


@pytest.mark.parametrize("url", ["query", "sparql", "ask/sparql"])
def test_service_is_refused_however_it_comes(address: str, url: str) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.2)
        out = f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        quoted = urllib.parse.quote(out, safe="")
        for answer in (fetch(f"{address}{url}?query={quoted}"), fetch(address + url, f"query={quoted}"),
                       fetch(f"{address}{url}?query=ASK%7B%7D", out, Content_Type="application/sparql-query")):
            assert answer[0] == 403 and "SERVICE is refused" in answer[1]
        fetch(f"{address}{url}?query=ASK%7B%7D&query={quoted}")  # the last one counts, or none: nothing may arrive
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(("url", "body"), [
    ("update", "update=LOAD+%3Chttp%3A%2F%2F127.0.0.1%2F%3E"), ("store", "<a:b> <a:b> <a:b> ."),
    ("query", "query=LOAD+%3Chttp%3A%2F%2F127.0.0.1%2F%3E"), ("query", "query=DROP+ALL"), ("query", ""), ("query", "query=SELECT"),
])
def test_it_is_read_only_and_wants_a_query(address: str, url: str, body: str) -> None:
    assert fetch(address + url, body)[0] in (400, 403)


@pytest.mark.parametrize("query", RUNAWAYS)
def test_a_query_that_runs_away_is_stopped(address: str, query: str) -> None:
    begin = time.monotonic()
    status, text = fetch(address + "query", query, Content_Type="application/sparql-query")
    assert status == 504 and "longer than 2 s" in text and time.monotonic() - begin < 12
    for _ in range(100):
        status, text = fetch(address + "query?query=ASK%7B%7D", Accept="application/sparql-results+json")
        if status == 200:
            break
        time.sleep(0.1)
    assert json.loads(text)["boolean"] is True


def test_foreign_host_names_and_files_are_turned_away(address: str) -> None:
    assert fetch(address, Host="evil.example")[0] == 400
    assert fetch(address + "kg.sqlite")[0] == fetch(address + "..%2f..%2fetc%2fpasswd")[0] == fetch(address + "nothing")[0] == 404
    assert fetch(address + "graph.ttl")[0] == fetch(address + "graph.html")[0] == 200


def test_the_store_is_kept_until_the_build_changes(build: Path, address: str) -> None:
    assert fetch(address + "query?query=ASK%7B%7D")[0] == 200
    assert len(list((build / ".store").iterdir())) == 1


def test_what_cannot_be_served_is_said(build: Path, tmp_path: Path) -> None:
    one_line(run("serve", tmp_path), "graph.trig: not found", "make it with: kg build")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        one_line(run("serve", build, "--port", taken.getsockname()[1]), "in use", "--port")
    (tmp_path / "graph.trig").write_text("kg:a kg:b")
    one_line(run("serve", tmp_path), "cannot be read")


def test_a_folder_that_cannot_be_written_is_served_from_elsewhere(build: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.trig").write_bytes((build / "graph.trig").read_bytes())
    (tmp_path / ".store").write_text("in the way")
    process, address = _started(tmp_path)
    assert fetch(address + "query?query=ASK%7B%7D")[0] == 200
    os.kill(process.pid, signal.SIGINT)
    process.communicate(timeout=15)
    assert process.returncode == 0
