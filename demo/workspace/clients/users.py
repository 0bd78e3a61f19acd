"""Talks to the users of the sample API and treats each answer for what it is.

    python3 clients/users.py                    the whole tour
    python3 clients/users.py GET /limited       one request, any path of the API
"""

import os
import sys

import requests

API = os.environ.get("SAMPLE_API", "http://127.0.0.1:4040")
TIMEOUT_SECONDS = 5
MAX_NAME_LENGTH = 200


def call(method, path, **options):
    """Sends one request. Returns what can be used of the answer, or None."""
    options.setdefault("timeout", TIMEOUT_SECONDS)
    try:
        response = requests.request(method, API + path, allow_redirects=False, **options)
    except requests.RequestException as problem:
        print(f"no answer: {problem}")
        return None

    if response.status_code == 200:
        return response.json()
    elif response.status_code == 201:
        print(f"created: {response.headers.get('Location')}")
        return response.json()
    elif response.status_code == 204:
        print("done, and there is nothing to read")
        return None
    elif response.status_code == 400:
        print(f"our request was broken: {response.json().get('message')}")
        return None
    elif response.status_code == 401:
        print(f"log in first: {response.headers.get('WWW-Authenticate')}")
        return None
    elif response.status_code == 403:
        print("this account may not do that")
        return None
    elif response.status_code == 404:
        print(f"nothing at {path}")
        return None
    elif response.status_code == 409:
        print("somebody has that e-mail address already")
        return None
    elif response.status_code == 422:
        for error in response.json().get("errors", []):
            print(f"{error['field']} {error['message']}")
        return None
    elif 500 <= response.status_code < 600:
        print("the server is in trouble; try again later")
        return None
    else:
        print(f"an answer we do not know: {response.status_code}")
        return None


def tour():
    """One of each: found, created, in conflict, invalid, missing, forbidden, deleted."""
    grace = call("GET", "/users/42")
    print(f"hello, {grace['name'][:MAX_NAME_LENGTH]}")
    barbara = call("POST", "/users", json={"name": "Barbara Liskov", "email": "barbara@example.com"})
    call("POST", "/users", json={"name": "Another Barbara", "email": "barbara@example.com"})
    call("POST", "/users", json={"name": "Methuselah", "email": "m@example.com", "age": 969})
    call("GET", "/users/404040")
    call("GET", "/admin")
    call("GET", "/admin", headers={"Authorization": "Bearer sample-token"})
    if barbara:
        call("DELETE", f"/users/{barbara['id']}")
    call("GET", "/status/503")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(call(sys.argv[1], sys.argv[2]))
    else:
        tour()
