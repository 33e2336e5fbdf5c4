# huizong: every target installs what it lacks and then does its one job.
#   make demo      the whole job on a private PostgreSQL, ends in totals, late list, findings
#   make test      all tests
#   make check-layouts  reports in every layout, and what became of each; not part of the tests
#   make fuzz      documents changed at random, more than the tests read: FUZZ_INPUTS, FUZZ_SEED
#   make fuzz-bytes     bytes that libFuzzer makes up, for FUZZ_SECONDS
#   make check-outputs  what huizong hands out, read back by Word, browser and spreadsheet programs
#   make schema    writes sql/schema.sql, sql/access.txt and sql/code/definitions.txt anew, after a change of
#                  sql/migrations or sql/code
#   make bench     speed and memory beside a bare COPY, pure SQL and Python; not part of the tests
#   make bench-test    the tests of that bench
#   make install PREFIX=/usr/local    program, forms, settings, units; then make install-cron
#                                     or systemctl enable --now huizong.timer

PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
DESTDIR ?=

# The program that `make install` copies.
PROGRAM ?= .build/release/huizong

SWIFT_FLAGS = --explicit-target-dependency-import-check error
RELEASE_FLAGS = -c release --static-swift-stdlib $(SWIFT_FLAGS)
# The bench is a package of its own; it builds the program too, beside itself.
BENCH = --package-path Tests/Bench --scratch-path .build/bench
PACKAGES = libgumbo-dev libpq-dev libseccomp-dev libssl-dev libxlsxwriter-dev libxml2-dev \
    libzip-dev poppler-utils postgresql

# Inputs for each kind of file, the first of them, and what they are made from; one kind alone by
# FUZZ_FORMAT=page. What fails is kept in FUZZ_KEEP.
FUZZ_INPUTS ?= 2000
FUZZ_FIRST ?= 0
FUZZ_SEED ?= 20
FUZZ_FORMAT ?=
FUZZ_KEEP ?= $(CURDIR)/.build/fuzz
FUZZ_SECONDS ?= 300
FUZZER = --package-path Tests/Fuzz --scratch-path .build/fuzzer

.PHONY: demo test check-formats check-layouts check-outputs fuzz fuzz-bytes lint schema bench bench-test peers build install install-cron uninstall \
    setup clean

demo: build
	.build/release/huizong demo

# A server that speaks Chinese needs the sources of that locale.
test: PACKAGES += locales
test: setup lint
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

schema: setup
	HUIZONG_WRITE_SCHEMA=1 swift test $(SWIFT_FLAGS) --filter 'SchemaDumpTests|AccessMatrixTests'

build: setup
	swift build $(RELEASE_FLAGS) --product huizong

# Reports written by LibreOffice in each of its formats and read back; not part of the tests.
check-formats: setup
	@command -v soffice >/dev/null || { echo "请先安装 Install first: apt install libreoffice-writer-nogui libreoffice-calc-nogui" >&2; exit 1; }
	swift build --build-tests $(SWIFT_FLAGS)
	HUIZONG_CHECK_FORMATS=1 swift test --skip-build --filter RoundTripTests

check-layouts: setup
	swift build --build-tests $(SWIFT_FLAGS)
	HUIZONG_ALL_LAYOUTS=1 swift test --skip-build --filter EveryLayoutTests

# What is handed out, read back by other programs; pictures to look at stay in .build/outputs, and
# those of docs/ are made anew with PICTURES=docs/handouts.
OUTPUT_CHECKS = $(wildcard Tests/Outputs/check_*.py)
check-outputs: PACKAGES += chromium fonts-noto-cjk libreoffice-calc-nogui libreoffice-writer-nogui \
    poppler-utils python3-docx python3-openpyxl python3-pil
check-outputs: build
	@rm -rf .build/outputs
	@for check in $(OUTPUT_CHECKS); do PICTURES=$(PICTURES) /usr/bin/python3 -B $$check || exit 1; done

fuzz: setup
	swift build --build-tests $(SWIFT_FLAGS)
	HUIZONG_FUZZ_INPUTS=$(FUZZ_INPUTS) HUIZONG_FUZZ_FIRST=$(FUZZ_FIRST) \
	    HUIZONG_FUZZ_SEED=$(FUZZ_SEED) HUIZONG_FUZZ_FORMAT=$(FUZZ_FORMAT) \
	    HUIZONG_FUZZ_KEEP=$(FUZZ_KEEP) swift test --skip-build --filter FuzzTests

# The tests write what libFuzzer starts from: each kind of file in each of its styles.
fuzz-bytes: setup
	swift build --build-tests $(SWIFT_FLAGS)
	HUIZONG_FUZZ_CORPUS=$(FUZZ_KEEP)/corpus swift test --skip-build --filter FuzzCorpusTests
	swift build $(FUZZER) --sanitize fuzzer
	mkdir -p $(FUZZ_KEEP)/found
	cd $(FUZZ_KEEP) && $(CURDIR)/.build/fuzzer/debug/document-fuzzer -max_total_time=$(FUZZ_SECONDS) \
	    -timeout=30 -rss_limit_mb=2048 -max_len=60000 -artifact_prefix=$(FUZZ_KEEP)/ found corpus

bench: setup peers
	swift build $(BENCH) $(RELEASE_FLAGS)
	.build/bench/release/huizong-bench $(BENCH_FLAGS)

bench-test: setup
	swift build $(BENCH) --build-tests $(SWIFT_FLAGS)
	swift test $(BENCH) --skip-build

# Python and packages for the peers of the bench, under .build; without them it skips those peers.
peers: .build/peers/installed

PEER_PACKAGES = Tests/Bench/Sources/HuizongBench/peers/requirements.txt

.build/peers/installed: $(PEER_PACKAGES)
	@mkdir -p .build/peers
	@{ python3 -m venv .build/peers && \
	    .build/peers/bin/pip install --quiet -r $(PEER_PACKAGES) && touch $@; } || \
	    echo "不测 Python 对照：需要 python3-venv 和 pip 能取到的包 No Python peers: they need python3-venv and the packages of $(PEER_PACKAGES)" >&2

# Debian packages, installed only if one is missing.
setup:
	@command -v swift >/dev/null || { echo "请先安装 Swift 6.3 Install Swift 6.3 first: https://www.swift.org/install" >&2; exit 1; }
	@missing=; for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' \
	        || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "安装 Installing:$$missing"; \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get update -qq && \
	    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	fi

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/huizong/forms \
	    $(DESTDIR)$(PREFIX)/share/huizong/notices $(DESTDIR)$(PREFIX)/share/huizong/report \
	    $(DESTDIR)$(PREFIX)/share/huizong/site \
	    $(DESTDIR)$(PREFIX)/share/huizong/cron.d $(DESTDIR)$(PREFIX)/lib/systemd/system \
	    $(DESTDIR)$(SYSCONFDIR)/huizong
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/huizong
	install -m 644 config/forms/*.yaml $(DESTDIR)$(PREFIX)/share/huizong/forms/
	install -m 644 config/notices/*.mustache $(DESTDIR)$(PREFIX)/share/huizong/notices/
	cp -R config/report/. $(DESTDIR)$(PREFIX)/share/huizong/report
	chmod -R u=rwX,go=rX $(DESTDIR)$(PREFIX)/share/huizong/report
	install -m 644 config/site/* $(DESTDIR)$(PREFIX)/share/huizong/site/
	[ -e $(DESTDIR)$(SYSCONFDIR)/huizong/huizong.yaml ] || \
	    install -m 644 config/huizong.yaml $(DESTDIR)$(SYSCONFDIR)/huizong/huizong.yaml
	sed 's|@PREFIX@|$(PREFIX)|g' config/cron.d/huizong \
	    > $(DESTDIR)$(PREFIX)/share/huizong/cron.d/huizong
	for unit in huizong.service huizong.timer; do \
	    sed 's|@PREFIX@|$(PREFIX)|g' config/systemd/$$unit \
	        > $(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit || exit 1; \
	done
	if [ -z "$(DESTDIR)" ] && [ "$$(id -u)" = 0 ]; then \
	    id huizong >/dev/null 2>&1 || \
	        useradd --system --user-group --home-dir /var/lib/huizong --shell /usr/sbin/nologin huizong; \
	    install -d -o huizong -g huizong -m 700 /var/lib/huizong; \
	fi

# The nightly run by cron; systemd users enable huizong.timer instead.
install-cron:
	install -d $(DESTDIR)$(SYSCONFDIR)/cron.d
	install -m 644 $(DESTDIR)$(PREFIX)/share/huizong/cron.d/huizong $(DESTDIR)$(SYSCONFDIR)/cron.d/huizong

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/huizong $(DESTDIR)$(SYSCONFDIR)/cron.d/huizong \
	    $(DESTDIR)$(PREFIX)/lib/systemd/system/huizong.service \
	    $(DESTDIR)$(PREFIX)/lib/systemd/system/huizong.timer
	rm -rf $(DESTDIR)$(PREFIX)/share/huizong

clean:
	swift package clean
	rm -rf .build/bench
