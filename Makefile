# huizong: every target installs what it lacks and then does its one job.
#   make demo      the whole job on a private PostgreSQL, ends in totals, late list, findings
#   make test      all tests
#   make check-layouts  reports in every layout, and what became of each; not part of the tests
#   make fuzz      documents changed at random, more than the tests read: FUZZ_INPUTS, FUZZ_SEED
#   make fuzz-bytes     bytes that libFuzzer makes up, for FUZZ_SECONDS
#   make check-outputs  what huizong hands out, read back by Word, browser and spreadsheet programs
#   make check-engines  the main path on PostgreSQL 15 to 18, as far as they can be had
#   make schema    writes sql/schema.sql, sql/access.txt and sql/code/definitions.txt anew, after a
#                  change of sql/migrations or sql/code
#   make soak      ten years of nights in minutes, with all that can befall them: SOAK_SEED,
#                  SOAK_YEARS, SOAK_NIGHTS; make soak-short, a few nights of them
#   make bench     speed and memory beside a bare COPY, SQL, DuckDB and Python; not part of the tests
#   make bench-test    the tests of that bench
#   make deb       a Debian package, for machines without Swift; make tarball: the same as an archive
#   make check-package  both installed, upgraded and removed in a clean Debian without Swift
#   make install PREFIX=/usr/local    what make build built: program, forms, settings, units; then
#                                     make install-cron or systemctl enable --now huizong.timer

PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
DESTDIR ?=
# Where systemd and zsh look.
UNITS ?= $(PREFIX)/lib/systemd/system
ZSH_FUNCTIONS ?= $(PREFIX)/share/zsh/site-functions
# What units and cron file have for the place of the program.
PREFIX_IN_FILES ?= $(PREFIX)

# The program that `make install` copies.
PROGRAM ?= .build/release/huizong
# Packages to hand on, and what is made on the way.
PACKAGES_TO = $(CURDIR)/.build/packages
VERSION = $(shell sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/huizong/Huizong.swift)
# The day that manual pages bear: the changelog's, so that the same sources make the same pages.
DAY = $(shell sed -n 's/^ -- .*>  //p' config/package/debian/changelog | head -n 1 | TZ=Asia/Shanghai xargs -0 date +%F -d)
TARBALL = huizong-$(VERSION)-linux-$(shell uname -m)

SWIFT_FLAGS = --explicit-target-dependency-import-check error
# The program is asked for no symbols and no libraries that lie beside it: each is a name, or a file,
# that the loader would look for whenever it starts.
RELEASE_FLAGS = -c release --static-swift-stdlib --disable-local-rpath -Xlinker --no-export-dynamic \
    $(SWIFT_FLAGS)
# The bench is a package of its own; it builds the program too, beside itself.
BENCH = --package-path Tests/Bench --scratch-path .build/bench
PACKAGES = libgumbo-dev libpq-dev libseccomp-dev libxlsxwriter-dev libxml2-dev \
    libyaml-dev libzip-dev nettle-dev poppler-utils postgresql python3

# Inputs for each kind of file, the first of them, and what they are made from; one kind alone by
# FUZZ_FORMAT=page. What fails is kept in FUZZ_KEEP.
FUZZ_INPUTS ?= 2000
FUZZ_FIRST ?= 0
FUZZ_SEED ?= 20
FUZZ_FORMAT ?=
FUZZ_KEEP ?= $(CURDIR)/.build/fuzz
FUZZ_SECONDS ?= 300
FUZZER = --package-path Tests/Fuzz --scratch-path .build/fuzzer

.PHONY: axe demo test check-formats check-layouts check-outputs check-engines fuzz fuzz-bytes soak \
    soak-short lint schema bench bench-test peers build program install install-cron uninstall deb \
    tarball check-package setup clean

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

build: setup program

program:
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
    poppler-utils python3-docx python3-openpyxl python3-pil python3-venv
check-outputs: build axe
	@rm -rf .build/outputs
	@for check in $(OUTPUT_CHECKS); do PICTURES=$(PICTURES) /usr/bin/python3 -B $$check || exit 1; done

# The main path on each PostgreSQL that can be had: Debian's, and those that Python packages bring.
check-engines: PACKAGES += python3-venv
check-engines: build
	@mkdir -p .build/engines
	@python3 -m venv .build/engines/python
	/usr/bin/python3 -B Tests/Engines/check_engines.py

# axe-core judges whether everybody can read a page; Debian has it not, a package for Python does.
# Without it the check of our own stands alone.
axe: .build/axe/installed

.build/axe/installed: Makefile
	@mkdir -p .build/axe
	@{ python3 -m venv .build/axe && .build/axe/bin/pip install --quiet --no-deps \
	    axe-playwright-python==0.1.8 && touch $@; } || \
	    echo "没有 axe-core：需要 python3-venv 和 pip 能取到的包 No axe-core: it needs python3-venv and packages for pip" >&2

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

# Every night a run that may be killed, cut off or starved, and a model that knows what it must say.
soak soak-short: PACKAGES += libfaketime python3
soak-short: export SOAK_NIGHTS = 80
soak-short: export SOAK_SEED ?= 2016
soak soak-short: build
	/usr/bin/python3 -B Tests/Soak/soak.py

bench: setup peers
	swift build $(BENCH) $(RELEASE_FLAGS)
	.build/bench/release/huizong-bench $(BENCH_FLAGS)

bench-test: setup peers
	swift build $(BENCH) --build-tests $(SWIFT_FLAGS)
	HUIZONG_BENCH_PYTHON=$(CURDIR)/.build/peers/bin/python swift test $(BENCH) --skip-build

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

# Installs what `make build` built, so that root need not build; the program tells its own
# manual pages and completions.
SHARE = $(DESTDIR)$(PREFIX)/share
install:
	@[ -x $(PROGRAM) ] || { echo "请先运行 make build Run make build first: $(PROGRAM)" >&2; exit 1; }
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/huizong/forms $(SHARE)/huizong/demo \
	    $(SHARE)/huizong/notices $(SHARE)/huizong/report $(SHARE)/huizong/site \
	    $(SHARE)/huizong/cron.d $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
	    $(DESTDIR)$(ZSH_FUNCTIONS) $(DESTDIR)$(UNITS) $(DESTDIR)$(SYSCONFDIR)/huizong
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/huizong
	install -m 644 config/forms/*.yaml $(SHARE)/huizong/forms/
	install -m 644 config/demo/* $(SHARE)/huizong/demo/
	install -m 644 config/notices/*.mustache $(SHARE)/huizong/notices/
	cp -R config/report/. $(SHARE)/huizong/report
	chmod -R u=rwX,go=rX $(SHARE)/huizong/report
	install -m 644 config/site/* $(SHARE)/huizong/site/
	python3 config/package/manual.py $(PROGRAM) $(SHARE)/man/man1 $(DAY)
	$(PROGRAM) --generate-completion-script bash | sed '1{/^#!/d}' \
	    > $(SHARE)/bash-completion/completions/huizong
	$(PROGRAM) --generate-completion-script zsh > $(DESTDIR)$(ZSH_FUNCTIONS)/_huizong
	[ -e $(DESTDIR)$(SYSCONFDIR)/huizong/huizong.yaml ] || \
	    install -m 644 config/huizong.yaml $(DESTDIR)$(SYSCONFDIR)/huizong/huizong.yaml
	sed 's|@PREFIX@|$(PREFIX_IN_FILES)|g' config/cron.d/huizong > $(SHARE)/huizong/cron.d/huizong
	for unit in huizong.service huizong.timer; do \
	    sed 's|@PREFIX@|$(PREFIX_IN_FILES)|g' config/systemd/$$unit \
	        > $(DESTDIR)$(UNITS)/$$unit || exit 1; \
	done
	if [ -z "$(DESTDIR)" ] && [ "$$(id -u)" = 0 ]; then \
	    id huizong >/dev/null 2>&1 || \
	        useradd --system --user-group --home-dir /var/lib/huizong --shell /usr/sbin/nologin huizong; \
	    install -d -o huizong -g huizong -m 700 /var/lib/huizong; \
	fi

# The nightly run by cron; systemd users enable huizong.timer instead.
install-cron:
	install -d $(DESTDIR)$(SYSCONFDIR)/cron.d
	install -m 644 $(SHARE)/huizong/cron.d/huizong $(DESTDIR)$(SYSCONFDIR)/cron.d/huizong

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/huizong $(DESTDIR)$(SYSCONFDIR)/cron.d/huizong \
	    $(DESTDIR)$(UNITS)/huizong.service $(DESTDIR)$(UNITS)/huizong.timer \
	    $(SHARE)/man/man1/huizong.1 $(SHARE)/man/man1/huizong-*.1 \
	    $(SHARE)/bash-completion/completions/huizong $(DESTDIR)$(ZSH_FUNCTIONS)/_huizong
	rm -rf $(SHARE)/huizong

# Packages for machines without Swift; docs/installing.md says how to install them.
deb: PACKAGES += debhelper
deb: build
	rm -rf .build/deb
	mkdir -p .build/deb $(PACKAGES_TO)
	cp -R README.md CHANGELOG.md docs config/package/debian .build/deb
	cd .build/deb && debian/rules binary SOURCE=$(CURDIR) PACKAGES_TO=$(PACKAGES_TO)

tarball: build
	rm -rf .build/$(TARBALL)
	$(MAKE) install DESTDIR=$(CURDIR)/.build/$(TARBALL) PREFIX= PREFIX_IN_FILES=@PREFIX@
	strip .build/$(TARBALL)/bin/huizong
	install -m 755 config/package/install.sh .build/$(TARBALL)/install.sh
	install -d .build/$(TARBALL)/share/doc/huizong
	cp README.md CHANGELOG.md LICENSE config/package/debian/copyright docs/*.md .build/$(TARBALL)/share/doc/huizong
	cp config/package/INSTALL.md .build/$(TARBALL)/INSTALL.md
	mkdir -p $(PACKAGES_TO)
	XZ_OPT=-T0 tar -C .build --owner=0 --group=0 --sort=name -cJf $(PACKAGES_TO)/$(TARBALL).tar.xz $(TARBALL)

# Installs, runs, upgrades and removes both in a Debian that has nothing else; needs root.
check-package: PACKAGES += debhelper mmdebstrap
check-package: deb tarball
	Tests/Packages/check_package.sh $(PACKAGES_TO)/huizong_$(VERSION)_*.deb $(PACKAGES_TO)/$(TARBALL).tar.xz

clean:
	swift package clean
	rm -rf .build/bench
