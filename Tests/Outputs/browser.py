"""Chromium without a window, told what to do through a pipe: no driver and no network is needed."""

import base64
import json
import os
import shutil
import subprocess
import tempfile


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="huizong-browser-")
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()

        def place():
            # the browser reads from 3 and writes to 4
            os.dup2(to_browser, 3)
            os.dup2(from_browser, 4)

        # kept clear of 3 and 4 while they are moved there
        to_browser, from_browser = os.dup(to_browser), os.dup(from_browser)
        while to_browser < 10:
            to_browser = os.dup(to_browser)
        while from_browser < 10:
            from_browser = os.dup(from_browser)
        os.set_inheritable(to_browser, True)
        os.set_inheritable(from_browser, True)
        self._process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--remote-debugging-pipe", "--no-first-run", "--disable-extensions",
             "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
             f"--user-data-dir={self.profile}", "about:blank"],
            preexec_fn=place, close_fds=False, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self._number = 0
        self._rest = b""
        self.complaints = []
        self.requests = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = None
        self._session = self.call(
            "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for room in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{room}.enable")

    def close(self):
        self._session = None
        try:
            self.call("Browser.close")
        except (OSError, EOFError):
            pass
        self._process.wait(timeout=30)
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, **values):
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": values}
        if getattr(self, "_session", None):
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self._note(answer)

    def _next(self):
        while b"\0" not in self._rest:
            piece = os.read(self._read, 1 << 20)
            if not piece:
                raise EOFError("the browser is gone")
            self._rest += piece
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)

    def _note(self, event):
        values = event.get("params", {})
        kind = event.get("method")
        if kind == "Runtime.exceptionThrown":
            self.complaints.append(values["exceptionDetails"]["text"])
        elif kind == "Runtime.consoleAPICalled" and values["type"] in ("error", "warning"):
            self.complaints.append(str(values["args"]))
        elif kind == "Log.entryAdded" and values["entry"]["level"] in ("error", "warning"):
            self.complaints.append(values["entry"]["text"])
        elif kind == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])

    def open(self, path, width=1280, height=900, media=""):
        """Opens a file; what it complains of and asks for is noted."""
        self.complaints, self.requests = [], []
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", media=media)
        self.call("Page.navigate", url=f"file://{path}")
        while True:
            answer = self._next()
            self._note(answer)
            if answer.get("method") == "Page.loadEventFired":
                return

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def barriers(self, axe):
        """What axe-core, a program of its own, finds in the open page: one line a rule that is broken."""
        self.evaluate(axe + ";0")
        found = self.call("Runtime.evaluate", awaitPromise=True, returnByValue=True, expression="""
            axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a",
                "wcag21aa", "best-practice"]}).then(found => found.violations.map(fault => fault.id + ": "
                + fault.help + " " + fault.nodes.slice(0, 2).map(n => n.target.join(" ")).join(", ")))""")
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"])
        return found["result"]["value"]

    def picture(self, path, most=6000):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], most),
                "scale": 1}
        data = self.call("Page.captureScreenshot", format="png", clip=clip,
                         captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self, path):
        data = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]
        path.write_bytes(base64.b64decode(data))
