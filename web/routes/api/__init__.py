"""The JSON API: each address writes the fields of one value of search and nothing else."""

from web.routes.api import analyze, articles, facets, jobs, search, timeline

ROUTERS = tuple(module.router for module in (search, facets, timeline, articles, analyze, jobs))
