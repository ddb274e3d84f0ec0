"""A server on loopback that speaks the statistics API's documented shapes, drifts and faults included.

Prints its port, and ends when its standard input does. A data set's name says what goes wrong with it. Shapes: the view models of
the public API (METHODS.md 7.4).
"""
import gzip, hashlib, json, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit, parse_qs, unquote

ROWS = 4000
CSV = "time_period,time_identifier,geographic_level,country_code,country_name,breakdown,sessions\n" + "".join(
    f"{2000 + i % 20},Calendar year,National,E92000001,England,kind {i},{'c' if i == 7 else i * 3}\n"
    for i in range(ROWS))
PACKED = gzip.compress(CSV.encode(), mtime=0)
RAGGED = gzip.compress(b"time_period,sessions\n2020,1\n2021,2,3,4\n", mtime=0)
seen, log, newest, asked = {}, [], ["1.0"], []


def tag_of(data): return '"' + hashlib.sha256(data).hexdigest()[:16] + '"'


def listing(items, query, limit):
    page, size = int(query.get("page", ["1"])[0]), int(query.get("pageSize", ["20"])[0])
    if size > limit:
        return 400, {"title": "One or more validation errors occurred.", "status": 400, "errors": [
            {"message": f"Must be between 1 and {limit}.", "code": "InclusiveBetween", "path": "pageSize"}]}
    pages = (len(items) - 1) // size + 1 if items else 1
    return 200, {"paging": {"page": page, "pageSize": size, "totalResults": len(items), "totalPages": pages},
                 "results": items[(page - 1) * size:page * size], "unknownField": 1}


def data_set(name):
    return {"id": name, "title": "Absence by " + name, "summary": "Made up.",
            "status": "Deprecated" if name == "old" else "Published", "supersedingDataSetId": "plain" if name == "old" else None,
            "latestVersion": {
                "version": newest[0], "published": "2025-03-20T09:30:00+00:00", "totalResults": ROWS,
                "timePeriods": {"start": "2000", "end": "2019"}, "geographicLevels": ["National"]}}


META = {
    "filters": [{"id": "f1", "column": "breakdown", "label": "Breakdown", "options": [
        {"id": "o1", "label": "kind 1"}, {"id": "o2", "name": "kind 2", "isAggregate": True}]}],
    "indicators": [
        {"id": "i1", "column": "sessions", "label": "Sessions missed", "unit": "%", "decimalPlaces": 1}],
    "geographicLevels": [{"code": "NAT", "label": "National"}],
    "timePeriods": [{"code": "CY", "period": "2019", "label": "2019"}]}

# A small data set that is asked for in part: academic years, three levels, two filters, two indicators.
AREAS = {"NAT": [("n1", "England", "E92000001", None)], "REG": [("r1", "South East", "E12000008", None)],
         "LA": [("l1", "Kent", "E10000016", "886"), ("l2", 'Medway, "The" Towns', "E06000035", "887")]}
PART_META = {
    "filters": [
        {"id": "fs", "column": "sex", "label": "Sex", "hint": "",
         "options": [{"id": "st", "label": "Total"}, {"id": "sf", "label": "Female"}, {"id": "sm", "label": "Male"}]},
        {"id": "fp", "column": "phase", "label": "Phase", "hint": "", "options": [{"id": "pt", "label": "Total"}]}],
    "indicators": [
        {"id": "ih", "column": "headcount", "label": "Pupils", "unit": "", "decimalPlaces": 0},
        {"id": "ir", "column": "rate", "label": "Absence rate", "unit": "%", "decimalPlaces": 1}],
    "geographicLevels": [{"code": "NAT", "label": "National"}, {"code": "LA", "label": "Local authority"}],
    "locations": [
        {"level": {"code": level, "label": level}, "options": [
            {k: v for k, v in zip(("id", "label", "code", "oldCode"), place) if v} for place in places]}
        for level, places in AREAS.items()],
    "timePeriods": [{"code": "AY", "period": f"{y}/{y + 1}", "label": f"{y}/{(y + 1) % 100}"} for y in (2021, 2022, 2023)]}


def part_rows():
    for year in (2021, 2022, 2023):
        for level, place in (("NAT", "n1"), ("REG", "r1"), ("LA", "l1"), ("LA", "l2")):
            for number, sex in enumerate(("st", "sf", "sm")):
                at = {"NAT": "n1"}
                if level != "NAT": at["REG"] = "r1"
                at[level] = place
                confidential = (place, sex, year) == ("l2", "sf", 2022)
                yield {"timePeriod": {"code": "AY", "period": f"{year}/{year + 1}"}, "geographicLevel": level, "locations": at,
                       "filters": {"fs": sex, "fp": "pt"},
                       "values": {"ih": "c" if confidential else str(year * 10 + number), "ir": "z" if sex == "st" else "5.25"}}


def matches(row, criterion):
    for facet, tests in criterion.items():
        wanted = tests["in"]
        if facet == "locations" and not any(row["locations"].get(w["level"]) == w["id"] for w in wanted): return False
        if facet == "timePeriods" and row["timePeriod"] not in wanted: return False
        if facet == "filters" and not set(row["filters"].values()) & set(wanted): return False
    return True


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

    def csv(self, name, version):
        if name == "signin": return self.answer(200, b"<html>Sign in</html>", kind="text/html; charset=utf-8")
        if name == "hollow": return self.answer(200, b"", kind="text/csv")
        if name == "silent": time.sleep(20); return
        seen[name] = seen.get(name, 0) + 1
        data = RAGGED if name == "ragged" else PACKED
        # In the second version one figure is higher by a thousand.
        if name == "yearly" and version == "2.0": data = gzip.compress(CSV.replace("kind 9,27\n", "kind 9,1027\n").encode(), mtime=0)
        # The file changes after the first try, and with it its mark.
        if name == "changed" and seen[name] > 1: data = gzip.compress(CSV.replace("kind 1,", "kind one,").encode(), mtime=0)
        if name == "damaged" and seen[name] == 1: data = data[:-9] + bytes([data[-9] ^ 255]) + data[-8:]
        tag, start = tag_of(data), 0
        if self.headers.get("Range") and self.headers.get("If-Range") in (tag, tag_of(PACKED) if name == "refused" else tag):
            start = int(self.headers["Range"].split("=")[1].rstrip("-"))
        log.append(start)
        if name == "refused" and start: return self.answer(416, b"", [("Content-Range", f"bytes */{len(data)}")], "text/csv")
        self.send_response(206 if start else 200)
        if name == "chunked":
            # As a proxy may hand it on: unpacked, and of no stated length.
            self.send_header("Transfer-Encoding", "chunked"); self.end_headers()
            for at in range(0, len(CSV), 50000):
                piece = CSV[at:at + 50000].encode()
                self.wfile.write(b"%x\r\n" % len(piece) + piece + b"\r\n")
            return self.wfile.write(b"0\r\n\r\n")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", "text/csv")
        if name != "unmarked": self.send_header("ETag", tag)
        if start: self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        if name in ("dropped", "unmarked", "changed", "refused") and seen[name] == 1:
            # The thread's last word: without it, the connection would stay open.
            self.wfile.write(data[start:start + 5000]); self.wfile.flush(); self.close_connection = True
            return self.connection.shutdown(2)
        if name == "slow":
            for at in range(start, len(data), 1000):
                self.wfile.write(data[at:at + 1000]); self.wfile.flush(); time.sleep(0.2)
            return
        self.wfile.write(data[start:])

    def do_POST(self):
        name = urlsplit(self.path).path.strip("/").split("/")[2]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked.append(body)
        if self.headers["Content-Type"] != "application/json": return self.answer(415, {"status": 415})
        if body["pageSize"] > 10000: return self.answer(*listing([], {"pageSize": ["10001"]}, 10000))
        rows = [r for r in part_rows() if all(matches(r, c) for c in body.get("criteria", {}).get("and", []))]
        # 'twice' sends the first row at the end of every page, as an unsorted query may; others keep to small pages.
        size = 10
        pages = (len(rows) - 1) // size + 1 if rows else 1
        results = [{**r, "values": {k: v for k, v in r["values"].items() if k in body["indicators"]}}
                   for r in rows[(body["page"] - 1) * size:body["page"] * size]]
        if name == "twice": results[-1:] = results[:1]
        self.answer(200, {"paging": {"page": body["page"], "pageSize": size, "totalResults": len(rows), "totalPages": pages},
                          "results": results, "warnings": []})

    def do_GET(self):
        url = urlsplit(self.path); query = parse_qs(url.query); parts = [unquote(part) for part in url.path.strip("/").split("/")[1:]]
        count = seen[url.path] = seen.get(url.path, 0) + 1
        if parts[0] == "log": return self.answer(200, {"starts": log, "asked": asked})
        if parts[0] == "release": newest[0] = "2.0"; return self.answer(200, {})
        if parts == ["publications"]:
            text = query.get("search", [""])[0]
            if text == "busy" and count == 1: return self.answer(429, {"status": 429}, [("Retry-After", "0")])
            if text == "webpage": return self.answer(200, b"<!DOCTYPE html><html></html>", kind="text/html")
            if text == "cut": return self.answer(200, b'{"paging":')
            if text == "failing": return self.answer(504, {"status": 504})
            if text == "limited": return self.answer(429, {"status": 429}, [("Retry-After", "300")])
            if text == "silent": time.sleep(20); return
            if text == "around": return self.answer(302, b"", [("Location", self.path)])
            if text == "elsewhere": return self.answer(302, b"", [("Location", self.path.replace("elsewhere", "nothing"))])
            if text == "wrong": return self.answer(*listing([], {"pageSize": ["99"]}, 40))
            found = [] if text == "nothing" else [{"id": f"p{i}", "title": f"Publication {i}"} for i in range(43)]
            return self.answer(*listing(found, query, 40))
        if parts[0] == "publications":
            if parts[1] == "p1" and count == 1: return self.answer(503, b"")
            sets = [data_set(f"{parts[1]}-{i}") for i in range(25 if parts[1] == "p42" else 1)]
            return self.answer(*listing(sets, query, 20))
        name, rest = parts[1], parts[2:]
        if name == "missing" or name == "gone" and newest[0] != "1.0":
            return self.answer(404, {"title": "Not Found", "status": 404})
        if not rest: return self.answer(200, data_set(name))
        if rest == ["meta"]: return self.answer(200, PART_META if name in ("part", "twice") else META)
        if rest == ["csv"]: return self.csv(name, query.get("dataSetVersion", [""])[0])
        if rest == ["versions"]:
            all_versions = [{"version": "1.0"}] if newest[0] == "1.0" else [{"version": v} for v in ("2.0", "1.10", "1.9", "1.0")]
            return self.answer(*listing(all_versions, query, 20))
        if rest[-1] == "changes":
            if rest[1] == "1.9": return self.answer(404, {"title": "Not Found", "status": 404})
            if rest[1] == "1.10": return self.answer(200, {"versionNumber": "1.10", "majorChanges": {}, "minorChanges": {}})
            return self.answer(200, {
                "versionNumber": "2.0", "notes": "Kent was coded anew.",
                "majorChanges": {
                    "filterOptions": [{"filter": {"id": "f1", "column": "breakdown", "label": "Breakdown", "hint": ""}, "options": [
                        {"previousState": {"id": "o2", "label": "kind 2"}}]}],
                    "locationOptions": [{"level": {"code": "LA", "label": "Local authority"}, "options": [
                        {"currentState": {"id": "l3", "label": "Kent", "code": "E10000099", "oldCode": "886"},
                         "previousState": {"id": "l3", "label": "Kent", "code": "E10000016", "oldCode": "886"}}]}]},
                "minorChanges": {
                    "indicators": [
                        {"currentState": {"id": "i2", "column": "possible", "label": "Sessions possible", "unit": ""},
                         "previousState": None}],
                    "locationGroups": [{"currentState": {"level": {"code": "LAD", "label": "Local authority district"}}}],
                    "timePeriods": [{"currentState": {"code": "AY", "period": "2024/2025", "label": "2024/25"}}],
                    "somethingNew": [{"currentState": {"label": "what a later API says"}}]}})
        if rest[1] == "9.9": return self.answer(404, {"title": "Not Found", "status": 404})
        self.answer(200, {"version": "1.0" if rest[1] == "1.*" else rest[1], "totalResults": ROWS})


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
server.handle_error = lambda *_: None  # a client that leaves is no fault
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
