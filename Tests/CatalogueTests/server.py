"""A server on loopback that speaks the statistics API's documented shapes, drifts and faults included.

Prints its port, and ends when its standard input does.
"""
import gzip, hashlib, json, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit, parse_qs

ROWS = 4000
CSV = "time_period,time_identifier,geographic_level,country_code,country_name,breakdown,sessions\n" + "".join(
    f"{2000 + i % 20},Calendar year,National,E92000001,England,kind {i},{'c' if i == 7 else i * 3}\n"
    for i in range(ROWS))
PACKED = gzip.compress(CSV.encode(), mtime=0)
TAG = '"' + hashlib.sha256(PACKED).hexdigest()[:16] + '"'
seen, log, newest = {}, [], ["1.0"]


def listing(items, query, limit):
    page, size = int(query.get("page", ["1"])[0]), int(query.get("pageSize", ["20"])[0])
    if size > limit:
        return 400, {"title": "One or more validation errors occurred.", "status": 400, "errors": [
            {"message": f"Must be between 1 and {limit}.", "code": "InclusiveBetween", "path": "pageSize"}]}
    pages = (len(items) - 1) // size + 1 if items else 1
    return 200, {"paging": {"page": page, "pageSize": size, "totalResults": len(items), "totalPages": pages},
                 "results": items[(page - 1) * size:page * size], "unknownField": 1}


def data_set(name):
    return {"id": name, "title": "Absence by " + name, "summary": "Made up.", "status": "Published", "latestVersion": {
        "version": newest[0], "published": "2025-03-20T09:30:00+00:00", "totalResults": ROWS,
        "timePeriods": {"start": "2000", "end": "2019"}, "geographicLevels": ["National"]}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_): pass

    def answer(self, status, body, fields=(), kind="application/json"):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in fields: self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def csv(self, name):
        start = 0
        if self.headers.get("Range") and self.headers.get("If-Range") == TAG:
            start = int(self.headers["Range"].split("=")[1].rstrip("-"))
        log.append(start)
        seen[name] = seen.get(name, 0) + 1
        self.send_response(206 if start else 200)
        self.send_header("Content-Encoding", "gzip")
        if name != "unmarked": self.send_header("ETag", TAG)
        if start: self.send_header("Content-Range", f"bytes {start}-{len(PACKED) - 1}/{len(PACKED)}")
        self.send_header("Content-Length", str(len(PACKED) - start))
        self.end_headers()
        if name in ("dropped", "unmarked") and seen[name] == 1:
            self.wfile.write(PACKED[:5000]); self.wfile.flush(); self.close_connection = True; self.connection.shutdown(2); return
        if name == "slow":
            for at in range(start, len(PACKED), 1000):
                self.wfile.write(PACKED[at:at + 1000]); self.wfile.flush(); time.sleep(0.2)
            return
        self.wfile.write(PACKED[start:])

    def do_GET(self):
        url = urlsplit(self.path); query = parse_qs(url.query); parts = url.path.strip("/").split("/")[1:]
        count = seen[url.path] = seen.get(url.path, 0) + 1
        if parts[0] == "log": return self.answer(200, {"starts": log})
        if parts[0] == "release": newest[0] = "2.0"; return self.answer(200, {})
        if parts == ["publications"]:
            text = query.get("search", [""])[0]
            if text == "busy" and count == 1: return self.answer(429, {"status": 429}, [("Retry-After", "0")])
            if text == "webpage": return self.answer(200, b"<!DOCTYPE html><html></html>", kind="text/html")
            if text == "cut": return self.answer(200, b'{"paging":')
            if text == "failing": return self.answer(504, {"status": 504})
            if text == "limited": return self.answer(429, {"status": 429}, [("Retry-After", "300")])
            if text == "wrong": return self.answer(*listing([], {"pageSize": ["99"]}, 40))
            found = [] if text == "nothing" else [{"id": f"p{i}", "title": f"Publication {i}"} for i in range(43)]
            return self.answer(*listing(found, query, 40))
        if parts[0] == "publications":
            if parts[1] == "p1" and count == 1: return self.answer(503, b"")
            sets = [data_set(f"{parts[1]}-{i}") for i in range(25 if parts[1] == "p42" else 1)]
            return self.answer(*listing(sets, query, 20))
        name, rest = parts[1], parts[2:]
        if name == "missing": return self.answer(404, {"title": "Not Found", "status": 404})
        if not rest: return self.answer(200, data_set(name))
        if rest == ["meta"]:
            return self.answer(200, {
                "filters": [{"id": "f1", "column": "breakdown", "label": "Breakdown", "options": [
                    {"id": "o1", "label": "kind 1"}, {"id": "o2", "name": "kind 2", "isAggregate": True}]}],
                "indicators": [{"id": "i1", "column": "sessions", "label": "Sessions missed", "unit": "%", "decimalPlaces": 1}],
                "geographicLevels": [{"code": "NAT", "label": "National"}],
                "timePeriods": [{"code": "CY", "period": "2019", "label": "2019"}]})
        if rest == ["csv"]: return self.csv(name)
        if rest == ["versions"]:
            all_versions = [{"version": "1.0"}] if newest[0] == "1.0" else [{"version": "2.0"}, {"version": "1.0"}]
            return self.answer(*listing(all_versions, query, 20))
        if rest[-1] == "changes":
            return self.answer(200, {
                "majorChanges": {"filterOptions": [{"filter": {"label": "Breakdown"}, "options": [
                    {"previousState": {"id": "o2", "label": "kind 2"}}]}]},
                "minorChanges": {"indicators": [{"currentState": {"id": "i2", "label": "Sessions possible"}}]}})
        return self.answer(200, {"version": rest[1], "totalResults": ROWS})


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
