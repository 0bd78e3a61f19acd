"""A little server to try completion and hover in: uvicorn server.library:app (FastAPI has to be installed)."""

from fastapi import FastAPI, HTTPException, Response, status

app = FastAPI()
MAX_LOANS = 100
books = {1: {"title": "Notes on the Analytical Engine", "lent": False}}


@app.get("/books/{number}")
def read(number: int):
    if number not in books:
        raise HTTPException(status_code=404, detail="no such book")
    return books[number]


@app.post("/books", status_code=status.HTTP_201_CREATED)
def add(title: str, response: Response):
    if len(books) >= MAX_LOANS:
        raise HTTPException(status_code=507, detail="the shelf is full")
    number = max(books) + 1
    books[number] = {"title": title, "lent": False}
    response.headers["Location"] = f"/books/{number}"
    return books[number]


@app.post("/books/{number}/loan", status_code=204)
def lend(number: int):
    if books[number]["lent"]:
        raise HTTPException(status_code=status.HTTP_409_CONFLICT, detail="somebody has it")
    books[number]["lent"] = True
