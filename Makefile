# sabaq: a player of learning modules for the terminal.
#
#   make               build build/release/sabaq and its catalogues; and
#                      sabaq-relay, where libnats is there
#   make play          set up, build, start the player on the modules here
#   make test          set up, build with sanitizers, run every test
#                      (ONLY=word: those with the word in their name)
#   make test-oracles  clang, libFuzzer and the checks of tests/oracles/
#   make bench         the figures, measured against a floor and peers
#   make golden        write the goldens anew; then read the diff
#   make fuzz          libFuzzer for SECONDS=60 a target; needs clang
#   make style         layout of the code, layers; TIDY=1 adds clang-tidy
#   make pot           gather the messages, bring player/po/*.po up to date
#   make install       into $(DESTDIR)$(PREFIX); uninstall takes it away
#   make clean         remove build/
#
# MODE=release|debug|asan chooses flags and folder; CC, CFLAGS, CPPFLAGS
# and LDFLAGS are honoured; V=1 shows the commands.

MODE ?= release
PREFIX ?= /usr/local
CC ?= cc
BUILD := build/$(MODE)
SECONDS ?= 60
JOBS = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null))
SUB = $(MAKE) --no-print-directory $(if $(V),,-s) $(JOBS)
DATA = $(DESTDIR)$(PREFIX)/share/sabaq
Q := $(if $(V),,@)
say = $(if $(V),,@echo "  $1")

# --- flags ------------------------------------------------------------

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wwrite-strings \
	-Wcast-qual -Wpointer-arith -Wformat=2 -Wundef -Wvla -Wconversion \
	-Wno-sign-conversion -Wimplicit-fallthrough -Wnull-dereference \
	-Wdouble-promotion
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=undefined

FLAGS_release := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 \
	-fstack-protector-strong -fno-asynchronous-unwind-tables
FLAGS_debug := -Og -g -Werror
FLAGS_asan := -O1 -g1 -fno-omit-frame-pointer $(SANITIZE) -Werror
FLAGS_fuzz := $(FLAGS_asan) -fsanitize=fuzzer-no-link
# What waits for people is built small: less to read from an old disk, and
# to keep in the memory of a server with forty students. What goes over
# whole files and logs is built fast.
SMALL_release := -Os
FAST := base/jsonl% base/mem% base/buf% base/text% group/% \
	$(addprefix core/,bind% draft% flat% record% \
	events% lint% node% search_words% source% tree%)

# A hundred test programs are linked: by the faster linker where there is one.
PACK_asan = $(call once,PACK_asan,$(if $(shell command -v ld.gold),-fuse-ld=gold))
# Relocations are read at every start: in a few kilobytes (glibc 2.36).
PACK_release := -Wl,-z,pack-relative-relocs
# What a student's start never needs stands apart in the program, code and
# strings: the kernel reads and maps what is near, and counts it as ours.
APART_release := -fno-lto -fno-merge-constants
RARE := convert/% report/% store/merge% store/outbox% \
	$(addprefix group/,board% carry% desk% guest% hub% packet% peer% relay% \
	roster% seat% session% wire%) \
	$(addprefix core/,config_lines% config_write% emit% excerpt% layout_fit% \
	line_edit% lint% new_% reference% remark% rule_example% schema% span% \
	translation_% unit_write%) \
	$(addprefix cmd/,ask% bridge% check% collect% convert_say% doctor% enter% \
	export% host% import% join% new% paper% preview% print% schema% \
	scores_enter% settings_write% translate% write_file%) \
	$(addprefix ui/,plain% preview% settings% view_class% view_host_% \
	view_preview% view_session% view_settings% words_answers% words_preview%)

MODE_FLAGS := $(FLAGS_$(MODE))
ifeq ($(MODE_FLAGS),)
$(error MODE is one of release, debug, asan, fuzz, not "$(MODE)")
endif

# pkg-config is asked at the first use, because `make play' may have to
# install it first.  Its -D words are dropped: ncursesw's _XOPEN_SOURCE
# would contradict ours.
pkg = $(filter-out -D%,$(shell pkg-config $1))
once = $(eval $1 := $2)$($1)
# A record is read 20,000 times at a start: worth looking across files.
# gcc's own; another compiler's needs linkers that may not be there.
LTO_release = $(call once,LTO_release,$(if $(findstring Free Software,$(shell \
	$(CC) --version 2>/dev/null)),-flto=auto))
LIBRARIES := yaml-0.1 md4c jansson libmd expat
PKG_CFLAGS = $(call once,PKG_CFLAGS,$(call pkg,--cflags ncursesw $(LIBRARIES)))
CORE_LIBS = $(call once,CORE_LIBS,$(call pkg,--libs $(LIBRARIES)) -lunistring)
# The player has three small libraries inside where their archives are there:
# each shared one costs every start a dozen mappings and as many pages.
archive = $(if $(findstring /,$(shell $(CC) -print-file-name=lib$1.a)),-l:lib$1.a,-l$1)
# The digests of shuffles stand beside our own code, not among what is rare.
FIRST_release = -Wl,-u,SHA256Update $(call archive,md)
inside = $(if $(filter -ljansson -lmd -lexpat,$1),$(call archive,$(1:-l%=%)),$1)
PLAYER_LIBS = $(call once,PLAYER_LIBS,$(foreach l,$(CORE_LIBS),$(call inside,$l)))
# Empty where it is not there: sessions are then on one server each.
NATS = $(call once,NATS,$(shell pkg-config --libs libnats 2>/dev/null))
CURSES = $(call once,CURSES,$(call pkg,--libs ncursesw))
CMOCKA = $(call once,CMOCKA,$(call pkg,--libs cmocka))
VTERM = $(call once,VTERM,$(call pkg,--libs vterm) -lutil)

COMPILE = $(CC) -std=c17 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Iplayer \
	-Itests $(WARNINGS) $(MODE_FLAGS) $(SMALL) $(LTO_$(MODE)) $(APART) \
	$(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) $(MODE_FLAGS) $(LTO_$(MODE)) $(CFLAGS) -Wl,--as-needed -Wl,-O1 \
	$(PACK_$(MODE)) $(LDFLAGS)

# --- what is built ----------------------------------------------------

object = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $1))
program = $(patsubst %.c,$(BUILD)/%,$(wildcard $1))

# sabaq-relay is a program of its own, the only one that links libnats.
RELAY := $(call object,player/relay/*.c)
PLAYER := $(filter-out $(RELAY),$(call object,player/*.c player/*/*.c))
$(filter-out $(patsubst %,$(BUILD)/player/%.o,$(FAST)),$(PLAYER)): \
	SMALL := $(SMALL_$(MODE))
$(filter $(patsubst %,$(BUILD)/player/%.o,$(RARE)),$(PLAYER)): \
	APART := $(APART_$(MODE))
# What tests link.  Without commands, screen and ncurses: that it links
# proves the layers.  Objects, because an archive hides what is not used.
CORE := $(filter-out $(BUILD)/player/main.o $(BUILD)/player/cmd/%.o \
	$(BUILD)/player/ui/screen%.o,$(PLAYER))
SUPPORT := $(call object,tests/support/*.c)
UNIT := $(call program,tests/unit/test_*.c)
SCREEN := $(call program,tests/screen/test_*.c)
FUZZ := $(call program,tests/fuzz/fuzz_*.c)
MO := $(patsubst player/po/%.po,$(BUILD)/locale/%.mo,$(wildcard player/po/*.po))

TESTS := $(UNIT) $(SCREEN) $(wildcard tests/cli/*.sh) $(FUZZ)
# Those that take longest begin first.
LONGEST := $(filter %_kill %_walk %_toy %/session.sh,$(TESTS))
TESTS := $(LONGEST) $(filter-out $(LONGEST),$(TESTS))
ifdef ONLY
TESTS := $(foreach t,$(TESTS),$(if $(findstring $(ONLY),$t),$t))
endif

# Every link depends on the list of objects, so that a .c that was
# deleted or renamed does not live on in a program.
ifneq ($(file <$(BUILD)/objects),$(PLAYER))
$(shell mkdir -p $(BUILD))$(file >$(BUILD)/objects,$(PLAYER))
endif

.PHONY: all play test test-oracles bench golden fuzz style pot install \
	uninstall clean tests run-tests
.SECONDARY:
.DELETE_ON_ERROR:

all: $(BUILD)/sabaq $(if $(NATS),$(BUILD)/sabaq-relay) $(MO)
tests: all $(filter $(BUILD)/%,$(TESTS))

$(BUILD)/sabaq: $(PLAYER) $(BUILD)/objects
	$(call say,link $@)
	$(Q)$(LINK) -o $@ $(FIRST_$(MODE)) $(PLAYER) $(PLAYER_LIBS) $(CURSES)

$(BUILD)/sabaq-relay: $(RELAY) $(BUILD)/player/group/packet.o \
		$(patsubst %,$(BUILD)/player/base/%.o,buf mem) $(BUILD)/objects
	$(call say,link $@)
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(call pkg,--libs jansson) $(NATS)

$(BUILD)/%.o: %.c Makefile
	$(call say,cc   $<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# Of charsets that schools still have: "ru_RU.KOI8-R".
LOCALES := $(addprefix $(BUILD)/locales/,ru_RU.KOI8-R ru_RU.CP1251 \
	kk_KZ.PT154 tg_TJ.KOI8-T)
$(LOCALES:%=%/LC_CTYPE): $(BUILD)/locales/%/LC_CTYPE:
	$(call say,localedef $*)
	$(Q)mkdir -p $(BUILD)/locales
	$(Q)localedef -i $(basename $*) -f $(patsubst .%,%,$(suffix $*)) \
		$(BUILD)/locales/$*

$(BUILD)/locale/%.mo: player/po/%.po
	$(Q)mkdir -p $(@D)
	$(Q)msgfmt --check-format --no-hash -o $@ $<

$(UNIT): %: %.o $(BUILD)/tests/golden.o $(SUPPORT) $(CORE) $(BUILD)/objects
	$(call say,link $@)
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(CORE_LIBS) $(CMOCKA)

# Screens in the languages of the catalogues.
$(BUILD)/tests/unit/test_screens_spoken $(BUILD)/tests/unit/test_screens_latin: \
	| $(MO)

$(SCREEN): %: %.o $(BUILD)/tests/term.o $(BUILD)/tests/golden.o
	$(call say,link $@)
	$(Q)$(LINK) -o $@ $^ $(CMOCKA) $(VTERM)
# Terminals that are not UTF-8.
$(BUILD)/tests/screen/test_letters: | $(LOCALES:%=%/LC_CTYPE) $(MO)
# They share a student, with a file for each way to play.
$(BUILD)/tests/screen/test_walk $(BUILD)/tests/screen/test_toy: \
	$(call object,tests/screen/walk*.c)

FUZZ_MAIN := $(if $(filter fuzz,$(MODE)),,$(BUILD)/tests/fuzz/driver.o)
$(FUZZ): %: %.o $(FUZZ_MAIN) $(CORE) $(BUILD)/objects
	$(call say,link $@)
	$(Q)$(LINK) $(if $(FUZZ_MAIN),,-fsanitize=fuzzer) -o $@ \
		$(filter %.o,$^) $(CORE_LIBS)

BENCH := $(call object,tests/bench/bench*.c) $(BUILD)/tests/term.o
$(BUILD)/tests/bench/bench: $(BENCH) $(CORE) $(BUILD)/objects
	$(call say,link $@)
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(CORE_LIBS) $(VTERM)

.PHONY: bench-programs
bench-programs: $(addprefix $(BUILD)/tests/bench/,floor bench \
	$(if $(NATS),publisher))

$(BUILD)/tests/bench/publisher: $(BUILD)/tests/bench/publisher.o
	$(call say,link $@)
	$(Q)$(LINK) -o $@ $^ $(NATS)

$(BUILD)/tests/bench/floor: $(BUILD)/tests/bench/floor.o
	$(call say,link $@)
	$(Q)$(LINK) -o $@ $^ $(CORE_LIBS) $(CURSES)

-include $(wildcard $(addprefix $(BUILD)/,player/*.d player/*/*.d tests/*.d \
	tests/*/*.d))

# --- what is run ------------------------------------------------------
# Set-up may install the compiler, so what needs it is another make.

play:
	@tests/setup play
	+@$(SUB) MODE=release all
	@SABAQ_PATH="$(CURDIR)/modules" build/release/sabaq

test:
	@tests/setup test
	+@$(SUB) MODE=release all
	+@$(SUB) MODE=asan run-tests

run-tests: tests
	@tests/run $(BUILD) $(TESTS)

golden:
	@tests/setup test
	+@GOLDEN=1 $(SUB) MODE=asan run-tests
	@git --no-pager diff --stat -- tests 2>/dev/null || true

bench:
	@tests/setup test
	+@$(SUB) MODE=release all bench-programs
	@build/release/tests/bench/bench build/release $(ONLY)

fuzz:
	+@$(SUB) MODE=fuzz CC=clang fuzz-programs
	@tests/fuzz/long build/fuzz $(SECONDS)

.PHONY: fuzz-programs
fuzz-programs: $(FUZZ)

test-oracles:
	@tests/setup test
	+@$(SUB) MODE=release all
	@tests/oracles/run

style:
	@tests/style $(TIDY)

POT := build/sabaq.pot
pot:
	@mkdir -p build
	$(Q)xgettext --language=C --from-code=UTF-8 --sort-by-file \
		--no-location --keyword=tr:2 --keyword=trn:2,3 \
		--keyword=trc:2c,3 --keyword=N_ --add-comments=TRANSLATORS \
		--package-name=sabaq -o $(POT) \
		$(wildcard player/*.[ch] player/*/*.[ch])
	@sed -i -e "/^.POT-Creation-Date/d" -e "s/CHARSET/UTF-8/" $(POT)
	$(Q)for po in $(wildcard player/po/*.po); do \
		msgmerge --quiet --update --backup=none --no-location \
			--no-fuzzy-matching $$po $(POT) || exit 1; \
	done

# --- installation -----------------------------------------------------

SHARED = $(shell find modules schemas -type f ! -name '.*' 2>/dev/null)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DATA)/locale
	install -m 755 $(BUILD)/sabaq $(DESTDIR)$(PREFIX)/bin/sabaq
	$(if $(NATS),install -m 755 $(BUILD)/sabaq-relay $(DESTDIR)$(PREFIX)/bin)
	$(if $(MO),install -m 644 $(MO) $(DATA)/locale)
	@for f in $(SHARED); do \
		install -D -m 644 $$f $(DATA)/$$f || exit 1; \
	done
	@$(if $(DESTDIR),$(SESSIONS_PACKED),$(SESSIONS_HERE))

# Group sessions: who may lead them, and the folder that they are in. The
# system makes that anew after each start. Only root can; a package's own
# set-up does it where it is unpacked.
GROUP := sabaq-facilitators
RUN_LINE := d /run/sabaq 3775 root $(GROUP) -
CONF = $(DESTDIR)$(PREFIX)/lib
SESSIONS_PACKED = install -d $(CONF)/tmpfiles.d $(CONF)/sysusers.d && \
	echo "$(RUN_LINE)" >$(CONF)/tmpfiles.d/sabaq.conf && \
	echo "g $(GROUP) -" >$(CONF)/sysusers.d/sabaq.conf
SESSIONS_HERE = if [ "$$(id -u)" = 0 ]; then \
		{ getent group $(GROUP) >/dev/null || \
			groupadd --system $(GROUP); } && \
		$(SESSIONS_PACKED) && \
		install -d -m 3775 -g $(GROUP) /run/sabaq && \
		echo "Who leads sessions: usermod -aG $(GROUP) LOGIN"; \
	else \
		echo "Group sessions need this once, as root:"; \
		echo "  groupadd --system $(GROUP)"; \
		echo "  echo '$(RUN_LINE)' >/etc/tmpfiles.d/sabaq.conf &&" \
			"systemd-tmpfiles --create"; \
	fi

# Only what install put there: an operator's own modules stay.
uninstall:
	rm -f $(CONF)/tmpfiles.d/sabaq.conf $(CONF)/sysusers.d/sabaq.conf
	rm -f $(DESTDIR)$(PREFIX)/bin/sabaq $(DESTDIR)$(PREFIX)/bin/sabaq-relay
	@rm -f $(addprefix $(DATA)/,$(SHARED) $(MO:$(BUILD)/%=%))
	@[ ! -d $(DATA) ] || find $(DATA) -depth -type d -empty -delete

clean:
	rm -rf build
