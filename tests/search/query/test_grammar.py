"""What binds how closely, and where a word is an operator."""

import pytest

from search.query import Clause, Group, Node, Occur, Phrase, Word, parse_query

A, B, C, D = map(Word, "abcd")


def plain(*nodes: Node) -> Group:
    return Group(tuple(Clause(Occur.SHOULD, node) for node in nodes))


def choice(*nodes: Node) -> Group:
    return Group(tuple(Clause(Occur.SHOULD, node) for node in nodes), is_choice=True)


def every(*nodes: Node) -> Group:
    return Group(tuple(Clause(Occur.MUST, node) for node in nodes))


def but(group: Group, *nodes: Node) -> Group:
    return Group((*group.clauses, *(Clause(Occur.MUST_NOT, node) for node in nodes)))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a OR b", choice(A, B)),
        ("a OR b OR c", choice(A, B, C)),
        ("a OR (b OR c)", choice(A, B, C)),
        ("a أو b", choice(A, B)),
        ("a b OR c d", plain(A, choice(B, C), D)),
        ("a AND b", every(A, B)),
        ("a AND b AND c", every(A, B, C)),
        ("+a +b", every(A, B)),
        ("a AND (b AND c)", every(A, B, C)),
        ("a AND b OR c", choice(every(A, B), C)),
        ("a OR b AND c", choice(A, every(B, C))),
        ("(a OR b) AND c", every(choice(A, B), C)),
        ("a AND b c", Group((*every(A, B).clauses, *plain(C).clauses))),
        ("NOT a", but(plain(), A)),
        ("NOT a b", Group((Clause(Occur.MUST_NOT, A), *plain(B).clauses))),
        ("a AND NOT b", but(every(A), B)),
        ("a AND -b", but(every(A), B)),
        ("a OR NOT b", choice(A, but(plain(), B))),
        ("NOT (a b)", but(plain(), plain(A, B))),
        ("NOT (a OR b)", but(plain(), choice(A, B))),
        ("a (b c) d", plain(A, B, C, D)),
        ("a +(b c)", Group((*plain(A).clauses, *every(plain(B, C)).clauses))),
        ("a OR (b c)", choice(A, plain(B, C))),
        ("((((a)))) () b", plain(A, B)),
        ("a OR ()", plain(A)),
        ("a-b OR c", choice(Phrase(("a", "b")), C)),
        ("a NOT b-c", but(plain(A), Phrase(("b", "c")))),
        ("AND a", plain(Word("AND"), A)),
        ("a OR", plain(A, Word("OR"))),
        ("a NOT", plain(A, Word("NOT"))),
        ("a AND OR b", Group((*plain(A).clauses, *plain(choice(Word("AND"), B)).clauses))),
        ("NOT NOT a", Group((*plain(Word("NOT")).clauses, Clause(Occur.MUST_NOT, A)))),
        ("a \\OR b", plain(A, Word("OR"), B)),
        ("a or b Or c not d", plain(A, Word("or"), B, Word("Or"), C, Word("not"), D)),
        ("a ليس b", plain(A, B)),
        ("+a ليس b", but(every(A), B)),
        ('a بدون "b"', but(plain(A), Phrase(("b",)))),
        ("a و b", plain(A, B)),
    ],
)
def test_what_binds_how_closely(text, tree):
    assert parse_query(text).root == tree
