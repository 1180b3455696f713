"""A SPARQL endpoint over a build, on this machine alone: Oxigraph's server behind a guard, with its query page and the explorer beside it.

Oxigraph speaks the protocol. The guard lets queries through and nothing else: SERVICE is refused, so that no query reaches out; whatever
takes longer than the limit is stopped, if need be by ending the engine and starting it again; requests under a foreign host name are turned
away, so that no page on the web can ask through the user's browser (DNS rebinding).
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import html
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import QueryError, UsageError
from kg.export import EXPORTS
from kg.export.terms import PREFIXES
from kg.queries import Finder
from kg.query import explain, finder, named_queries, names_dataset, refuse_service

#: Seconds after the engine's own limit before it is ended and started again; and until it must answer after its start.
_GRACE, _START = 1.0, 20.0
_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
_DATASET = ("default-graph-uri", "named-graph-uri", "union-default-graph")
#: What the engine's query page consists of.
_PAGE = ("", "yasgui.min.css", "yasgui.min.js", "logo.svg")
#: The prefixes of kg, in one line before every query; what a query declares itself counts more.
_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items()) + "\n"
_STOPPED = "The SPARQL operation has been cancelled"


_FRONT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>kg: {name}</title>
<link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.4rem }} h2 {{ font-size: 1.1rem; margin-top: 2rem }}
.big a {{ display: inline-block; margin: 0 .8rem .5rem 0; padding: .5rem 1rem; border: 1px solid; border-radius: .4rem; text-decoration: none }}
ul {{ padding-left: 1.2rem; columns: 24rem 2; column-gap: 3rem }}
li {{ break-inside: avoid; margin-bottom: .6rem }} span {{ opacity: .75; font-size: .9rem }}
code {{ font-size: .9rem }}
</style></head><body><main>
<h1>The graph of {name}</h1>
<p class="big"><a href="graph.html">Explore the graph</a><a href="ask/">Write a query</a></p>
<p>SPARQL 1.1 endpoint for your tools: <code>/sparql</code> on this address, read-only, on this machine alone.
The prefixes of kg need no declaration.</p>
<h2>Questions ready to run</h2><ul>{queries}</ul>
<h2>Files</h2><ul>{files}</ul>
</main></body></html>
"""


class Engine:
    """Oxigraph's server as a process of its own, on a port that nobody else is told."""

    def __init__(self, store: Path, limit: int) -> None:
        self.store, self.limit = store, limit
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server, anew where it runs. Raises UsageError where it does not come up."""
        self.stop()
        program = Path(sysconfig.get_path("scripts"), "oxigraph" + (".exe" if sys.platform == "win32" else ""))
        command = [program if program.is_file() else shutil.which("oxigraph") or "oxigraph", "serve-read-only", "--location", self.store,
                   "--bind", f"127.0.0.1:{self.port}", "--timeout-s", str(self.limit)]
        try:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError as error:
            raise UsageError(f"oxigraph cannot be started: {error.strerror or error}; install it with: pip install oxigraph") from None

    async def ready(self, client: httpx.AsyncClient) -> None:
        """Wait until it answers. Raises UsageError where it ends or does not answer."""
        for _ in range(int(_START / 0.05)):
            with contextlib.suppress(httpx.TransportError):
                await client.get(self.url + "/logo.svg")
                return
            if self.process is None or self.process.poll() is not None:
                break
            await asyncio.sleep(0.05)
        raise UsageError(f"oxigraph does not answer on {self.url}")

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()


class Guard:
    """Passes queries on to the engine, one page of rules for all of them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.client = httpx.AsyncClient(timeout=None)  # noqa: S113 - the limit is for the whole answer, see _pass
        self.mending = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def running(self, _: Starlette) -> AsyncIterator[None]:
        await self.engine.ready(self.client)
        yield
        await self.client.aclose()

    async def query(self, request: Request) -> Response:
        """A query by GET, by POST as a form or as it stands; the answer in the form that the client accepts."""
        given = request.query_params if request.method == "GET" else await _form(request)
        text = given.get("query")
        if not text:
            return PlainTextResponse("no query: send it as the parameter `query`, or as a body of type application/sparql-query\n", 400)
        try:
            refuse_service(text)
        except QueryError as error:
            return PlainTextResponse(f"{error}\n", 403)
        # Sent on in one form only, so that what was looked at is what is run.
        dataset = [(name, value) for name, value in given.multi_items() if name in _DATASET]
        if not dataset and not names_dataset(text):
            dataset = [("union-default-graph", "")]
        headers = {"content-type": "application/sparql-query", "accept": request.headers.get("accept", "*/*")}
        answer = await self._pass("POST", "/query", params=dataset, content=(_PROLOGUE + text).encode(), headers=headers)
        return PlainTextResponse(_explained(bytes(answer.body).decode("utf-8", "replace"), text), 400) if answer.status_code == 400 else answer

    async def page(self, request: Request) -> Response:
        """The engine's query page and the files that it needs; it may talk to this server and to nobody else."""
        answer = await self._pass("GET", "/" + request.url.path.rpartition("/")[2])
        answer.headers["content-security-policy"] = "default-src 'self' 'unsafe-inline' data: blob:"
        return answer

    async def _pass(self, method: str, path: str, **given: object) -> Response:
        begin = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(self.engine.limit + _GRACE):
                answer = await self.client.request(method, self.engine.url + path, **given)  # type: ignore[arg-type]
        except TimeoutError:
            await self._restart()
            return self._late()
        except httpx.TransportError:
            return PlainTextResponse("the engine is being started again after a query that ran too long; ask once more\n", 503, {"retry-after": "1"})
        if asyncio.get_running_loop().time() - begin >= self.engine.limit and _STOPPED in answer.text[-len(_STOPPED) - 200:]:
            return self._late()  # Oxigraph ends a query that it stops with 200 and half a body
        kept = {name: answer.headers[name] for name in ("content-type", "vary") if name in answer.headers}
        return Response(answer.content, answer.status_code, kept)

    async def _restart(self) -> None:
        async with self.mending:
            await asyncio.to_thread(self.engine.start)
            await self.engine.ready(self.client)

    def _late(self) -> Response:
        return PlainTextResponse(f"stopped: the query took longer than {self.engine.limit} s (kg serve --timeout)\n", 504)


def _explained(message: str, text: str) -> str:
    """What the engine has against a query, as `kg query` says it; its lines count from the prologue."""
    moved = re.sub(r"(?<=error at )\d+(?=:)", lambda number: str(int(number[0]) - 1), message)
    return explain(moved, text) + "\n"


async def _form(request: Request) -> QueryParams:
    """The parameters of a POST: of the form, or of the address with the body as the query."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-query":
        kept = [(name, value) for name, value in request.query_params.multi_items() if name != "query"]
        return QueryParams([*kept, ("query", (await request.body()).decode("utf-8", "replace"))])
    return QueryParams((await request.body()).decode("utf-8", "replace"))


def application(build: Path, engine: Engine) -> Starlette:
    """The web application: the explorer, the endpoint, the query page, the files of the build."""
    guard = Guard(engine)
    front = _front(build, finder(pyoxigraph.Store.read_only(str(engine.store))))

    async def home(_: Request) -> Response:
        return Response(front, media_type="text/html; charset=utf-8")

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        return FileResponse(build / name) if name in EXPORTS and (build / name).is_file() else PlainTextResponse("not found\n", 404)

    async def refused(_: Request) -> Response:
        return PlainTextResponse("this endpoint is read-only\n", 403)

    routes = [Route("/", home), Route("/ask/", guard.page), Route("/logo.svg", guard.page)]
    for folder in ("", "/ask"):
        routes += [Route(f"{folder}/{name}", guard.query, methods=["GET", "POST"]) for name in ("sparql", "query")]
        routes += [Route(f"{folder}/{name}", refused, methods=["GET", "POST", "PUT", "DELETE"]) for name in ("update", "store")]
    routes += [Route(f"/ask/{name}", guard.page) for name in _PAGE if name]
    return Starlette(routes=[*routes, Route("/{name}", file)], lifespan=guard.running,
                     middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS)])


def _front(build: Path, find: Finder) -> str:
    """The first page: where everything is, and the named queries as links into the query page."""
    items = []
    for query in named_queries().values():
        link = f"ask/#query={quote(query.render(find), safe='')}&endpoint=/sparql"
        items.append(f'<li><a href="{html.escape(link)}">{html.escape(query.title)}</a><br><span>{html.escape(query.description)}</span></li>')
    files = "".join(f'<li><a href="{name}">{name}</a></li>' for name in EXPORTS if (build / name).is_file() and name != "graph.html")
    return _FRONT.format(queries="".join(items), files=files, name=html.escape(build.resolve().name))


@contextlib.contextmanager
def stored(build: Path) -> Iterator[Path]:
    """The build's graph as a store on disk, kept in the build's folder (`.store`) until the build changes; elsewhere where it cannot be written.

    Raises UsageError where the folder holds no build.
    """
    source = build / "graph.trig"
    if not source.is_file():
        raise UsageError(f"{source}: not found; make it with: kg build PATH... --out {build}")
    with source.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()[:16]
    with contextlib.ExitStack() as stack:
        try:
            kept = build / ".store"
            kept.mkdir(exist_ok=True)
            yield _load(source, kept, digest)
        except OSError:
            yield _load(source, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-"))), digest)


def _load(source: Path, kept: Path, digest: str) -> Path:
    """The store of that digest; those of other states of the build are thrown away."""
    for other in kept.iterdir():
        if other.name != digest:
            shutil.rmtree(other, ignore_errors=True)
    if not (kept / digest).is_dir():
        part = kept / f"{digest}.part"
        store = pyoxigraph.Store(part)
        try:
            store.bulk_load(path=str(source))
        except SyntaxError as error:
            raise UsageError(f"{source}: cannot be read: {' '.join(str(error).split())}") from None
        store.flush()
        del store
        part.rename(kept / digest)
    return kept / digest


def serve(build: Path, port: int, limit: int, opened: Callable[[str], None]) -> None:
    """Serve a build on 127.0.0.1 until Ctrl-C; `opened` is told the address once it can be asked.

    Raises UsageError where the port is taken or the folder holds no build.
    """
    with stored(build) as store, socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError as error:
            raise UsageError(f"port {port}: {error.strerror or error}; choose another one with --port, or 0 for any") from None
        engine = Engine(store, limit)
        engine.start()
        try:
            app = application(build, engine)
            opened(f"http://127.0.0.1:{listener.getsockname()[1]}/")
            with contextlib.suppress(KeyboardInterrupt):
                uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)).run(sockets=[listener])
        finally:
            engine.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
