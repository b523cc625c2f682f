# De opdrachten van Dekkend. Alles wat een opdracht nodig heeft, installeert hij zelf in .venv.
PYTHON ?= python3
VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup demo code demo-reset test lint bench faults lock clean

help:
	@echo "make demo        alles starten, met een voorbeeldregio (PORT=8000, DEKKEND_LOCAL=.local)"
	@echo "make code        de code waarmee een gebruiker van de demo inlogt (EMAIL=adres)"
	@echo "make demo-reset  de gegevens van de demo wissen"
	@echo "make test        alle controles en tests"
	@echo "make lint        alleen de controles op stijl, typen en imports"
	@echo "make bench       meten wat onze manier kost naast een gewone (ONLY=naam,naam)"
	@echo "make faults      brieven laten bezorgen terwijl er van alles stukgaat, en tellen (ONLY=naam,naam)"
	@echo "make lock        requirements.lock bijwerken na een wijziging in requirements.in"
	@echo "make clean       de omgeving en tussenbestanden weghalen; gegevens blijven"

setup:
	@$(PYTHON) infra/bootstrap.py

demo: setup
	@exec $(VENV) manage.py demo

code: setup
	@exec $(VENV) manage.py demo_code "$(EMAIL)"

demo-reset: setup
	@exec $(VENV) -m infra.local reset

test: setup
	@exec $(VENV) -m infra.checks

lint: setup
	@exec $(VENV) -m infra.checks --lint

bench: setup
	@exec $(VENV) -m infra.bench --only "$(ONLY)"

faults: setup
	@exec $(VENV) -m infra.faults --only "$(ONLY)"

lock:
	@$(PYTHON) infra/bootstrap.py --lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov
	rm -rf platform/dekkend/web/static/vendor staticfiles
	find platform/dekkend/web/locale -name '*.mo' -delete
	find . -name __pycache__ -type d -not -path './.local/*' -prune -exec rm -rf {} +
