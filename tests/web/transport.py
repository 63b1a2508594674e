"""The app as a transport of httpx that does not wait for a loop."""

import httpx

from tests.web.client import Client


class InProcess(httpx.BaseTransport):
    """Answers from an app without a network."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name.replace("-", "_"): value for name, value in request.headers.items()}
        if request.method == "POST":
            answer = self._client.post(str(request.url), request.content, **headers)
        else:
            answer = self._client.get(str(request.url), request.method, **headers)
        # Its body is decoded by now.
        kept = [pair for pair in answer.headers.multi_items() if pair[0] != "content-encoding"]
        return httpx.Response(answer.status_code, headers=kept, content=answer.content)
