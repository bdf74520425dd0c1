#include "cli/demo_story/firm_story.h"

#include <algorithm>

#include "base/csv.h"
#include "cli/demo_story/known_then.h"
#include "engine/inspect/extract/extractor.h"
#include "feature/protect/register.h"
#include "feature/protect/share_scan.h"
#include "feature/watch/activity_store.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/source_book.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"
#include "node/consumed.h"
#include "node/demo_clock.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli::demo_story {
namespace {

constexpr std::string_view streamed_month = "2026-04";  // the current month comes over the wire, the older ones as files
constexpr double whole_enough = 0.5;                    // less of the secret than this is a passage, not a copy
constexpr std::uint64_t batch_bytes = std::uint64_t(4) << 20;

Day day_named(std::string_view text) { return *Day::parse(text); }

std::string random_password(Random& random) {
  constexpr std::string_view signs = "abcdefghjkmnpqrstvwxyz23456789";
  std::string out;
  for (int at = 0; at < 20; ++at) out += signs[static_cast<size_t>(random.below(signs.size()))];
  return out;
}

// Places without the "!/inner" of members: what a person would open.
std::string outer_of(const std::string& path) { return path.substr(0, path.find("!/")); }

}  // namespace

FirmStory::FirmStory(Surroundings& at, StoryTable& table, FirmPlace place)
    : at_(at), table_(table), place_(std::move(place)), clock_(at.clock, zone_.start_of(day_named(first_day))), watch_(at.clock) {
  outcome_.letter = place_.letter;
}

Result<FirmOutcome> FirmStory::tell() {
  TRY(open_node());
  TRY(keep_register());
  clock_.set(Instant{zone_.start_of(day_named(last_day)).nanoseconds + 9 * 3600 * nanoseconds_per_second});
  TRY(look_through_share());
  TRY(take_in_logs());
  TRY(detect());
  TRY(read_alerts());
  TRY(check_comings_and_goings());
  TRY(make_accounts());
  TRY(reveal());
  TRY(open_case());
  TRY(seal_and_verify());
  outcome_.seconds = watch_.total();
  node_.reset();
  TRY(node::note_end_of_story(at_.files, place_.data, clock_.now(), at_.clock.now()));
  return std::move(outcome_);
}

Result<std::string> FirmStory::read(const Path& below) { return at_.files.read_text(place_.folder / below, std::uint64_t(64) << 20); }

Result<std::vector<Path>> FirmStory::logs_of(const Path& below) {
  std::vector<Path> out;
  for (const DirectoryEntry& entry : TRY(at_.files.list(below))) {
    if (entry.kind == FileKind::regular) out.push_back(below / entry.name);
    if (entry.kind != FileKind::directory) continue;
    auto deeper = TRY(logs_of(below / entry.name));
    out.insert(out.end(), deeper.begin(), deeper.end());
  }
  return out;
}

Result<void> FirmStory::open_node() {
  node::NodeSettings settings;
  settings.data = place_.data;
  node_ = TRY(node::Node::open(settings, {clock_, at_.random, at_.files, at_.processes}));
  return {};
}

// On the first day, with what was known on it; the newer tables follow on the last day.
Result<void> FirmStory::keep_register() {
  const Day then = day_named(first_day);
  const std::string people = TRY(read("people.csv"));
  const std::string agreements = TRY(read("agreements.csv"));
  const std::string reason = "register as of the day";
  const std::string people_then = TRY(people_known_on(people, "people.csv", then));
  const std::string agreements_then = TRY(agreements_known_on(agreements, "agreements.csv", then));
  const std::string secrets_table = TRY(read("secrets.csv"));
  const std::string sources_table = TRY(read("sources.csv"));
  const std::string approvals_table = TRY(read("approvals.csv"));
  const auto known_people = TRY(node_->reg().import_people(keeper_, people_then, "people.csv", reason));
  const auto secrets = TRY(node_->reg().import_secrets(keeper_, secrets_table, "secrets.csv", reason));
  const auto known_agreements = TRY(node_->reg().import_agreements(keeper_, agreements_then, "agreements.csv", reason));
  const auto sources =
      TRY(node_->sources().import_csv(keeper_, sources_table, "sources.csv", reason, zone_.start_of(day_named("2025-04-20"))));

  TRY(keep_house());
  clock_.set(zone_.start_of(day_named(last_day)));
  const auto later_people = TRY(node_->reg().import_people(keeper_, people, "people.csv", "list from personnel"));
  const auto later_agreements = TRY(node_->reg().import_agreements(keeper_, agreements, "agreements.csv", "agreements since"));
  const auto approvals = TRY(node_->alerts().import_approvals(keeper_, approvals_table, "approvals.csv", "approved work"));
  const size_t refused = known_people.refused.size() + secrets.refused.size() + known_agreements.refused.size() +
                         later_people.refused.size() + later_agreements.refused.size();
  if (refused > 0) return error(ErrorCode::invalid_input, "{}: {} rows of its tables were refused", place_.folder.string(), refused);
  TRY(node_->people().refresh());
  TRY(node_->secrets().refresh());
  size_t not_files = 0;
  for (const model::KnownSecret& known : TRY(node_->secrets().all()))
    if (known.secret.medium != model::Medium::electronic) ++not_files;
  row({.ja = "登録", .en = "register"},
      found(fmt::format("人 {}、秘密 {} (紙・型・ノウハウ {})、契約 {}、ログの出どころ {}、承認 {}", known_people.created, secrets.created,
                        not_files, known_agreements.created + later_agreements.created, sources, approvals),
            fmt::format("{} people, {} secrets ({} on paper, objects, know-how), {} agreements, {} sources of logs, {} approvals",
                        known_people.created, secrets.created, not_files, known_agreements.created + later_agreements.created, sources,
                        approvals)),
      fmt::format("secret import --data {} {}/secrets.csv   (person, agreement, source, approval import)", place_.data_text,
                  place_.folder_text));
  return {};
}

Result<void> FirmStory::look_through_share() {
  auto extractor = TRY(inspect::Extractor::create({.files = at_.files, .processes = at_.processes, .program = at_.program}, {}));
  const auto extract = [&](const Path& path, const inspect::ObjectSink& sink) { return extractor.extract(path, sink); };
  const protect::ShareMount mount{.folder = place_.folder / "files", .place = fmt::format("\\\\FS-{}01", place_.letter)};
  const std::string place = fmt::format("--place '{}' {}/files", mount.place, place_.folder_text);
  const auto known =
      TRY(protect::fingerprint_secrets({at_.files, at_.random, node_->data().index(), extract, interrupted}, mount, node_->secrets()));
  row({.ja = "秘密の指紋", .en = "fingerprint"},
      found(fmt::format("秘密 {} のファイル {}", known.secrets, known.files),
            fmt::format("{} files of {} secrets", known.files, known.secrets)),
      fmt::format("secret fingerprint --data {} {}", place_.data_text, place));

  const auto index = TRY(inspect::SecretIndex::open(at_.files, node_->data().index(), {}));
  inspect::ScanSetup setup{.files = at_.files, .extract = extract};
  setup.index = &index;
  setup.threads = place_.threads;
  setup.stop = interrupted;
  size_t other_level = 0;
  const auto take = [&](const model::Inspection& object, const std::vector<protect::RegisterFinding>& findings) -> Result<void> {
    for (const protect::RegisterFinding& finding : findings) {
      const std::string path = outer_of(finding.path);
      switch (finding.kind) {
        case protect::FindingKind::unmarked_copy: outcome_.unmarked_copies.insert(path); break;
        case protect::FindingKind::misplaced_copy:
          if (!object.matches.empty() && object.matches.front().of_secret < whole_enough) outcome_.partial_copies.insert(path);
          break;
        case protect::FindingKind::unregistered_mark: outcome_.marks_without_secret.insert(path); break;
        case protect::FindingKind::lower_mark: ++other_level; break;
        case protect::FindingKind::not_inspected: break;
      }
    }
    return {};
  };
  const auto totals = TRY(protect::scan_share(setup, mount, node_->secrets(), take));
  outcome_.not_inspected = totals.not_inspected;
  row({.ja = "共有の検査", .en = "scan the share"},
      found(fmt::format("文書 {}: 表示のない写し {} (うち一部だけ {})、秘密でないのに表示 {}、低すぎる表示 {}、調べられず {}",
                        totals.objects, outcome_.unmarked_copies.size(), outcome_.partial_copies.size(),
                        outcome_.marks_without_secret.size(), other_level, totals.not_inspected),
            fmt::format("{} objects: {} copies without a mark ({} of a part only), {} marked without being secret, {} marked too low, {} "
                        "not inspected",
                        totals.objects, outcome_.unmarked_copies.size(), outcome_.partial_copies.size(),
                        outcome_.marks_without_secret.size(), other_level, totals.not_inspected)),
      fmt::format("secret scan --data {} {}", place_.data_text, place));
  return {};
}

Result<void> FirmStory::take_in_logs() {
  const std::string sources_table = TRY(read("sources.csv"));
  const CsvTable sources = TRY(parse_csv(sources_table, "sources.csv"));
  const size_t name = TRY(sources.column("name"));
  const size_t path = TRY(sources.column("path"));
  std::uint64_t taken = 0;
  std::uint64_t evtx = 0;
  std::uint64_t batches = 0;
  std::uint64_t bytes = 0;
  for (const CsvRow& source : sources.rows) {
    const auto known = TRY(node_->sources().find(keeper_, source.cells[name]));
    if (!known) return error(ErrorCode::not_found, "source {}", source.cells[name]);
    for (const Path& log : TRY(logs_of(place_.folder / source.cells[path]))) {
      if (interrupted()) return error(ErrorCode::interrupted, "stopped while taking in the logs");
      bytes += TRY(at_.files.status(log)).size;
      if (log.extension() == ".jsonl" && log.filename().string().contains(streamed_month)) {
        const std::string text = TRY(at_.files.read_text(log));
        for (size_t from = 0; from < text.size(); ++batches) {
          const size_t last = text.rfind('\n', std::min(text.size(), from + batch_bytes) - 1);
          const size_t to = last == std::string::npos || last < from ? text.size() : last + 1;
          const auto answer = TRY(node_->ingestion().accept(known->id.to_string(), fmt::format("{}:{}", log.filename().string(), from),
                                                            std::string_view(text).substr(from, to - from)));
          if (!answer.rejected.empty()) return error(ErrorCode::invalid_input, "{}: {}", log.string(), answer.rejected.front().reason);
          from = to;
        }
        continue;
      }
      TRY(node_->ingestion().accept_file(at_.files, source.cells[name], log));
      ++taken;
      if (log.extension() == ".evtx") ++evtx;
    }
  }
  row({.ja = "ログの受付", .en = "take in logs"},
      found(fmt::format("ファイル {} (EVTX {})、送信 {} 回、{:.0f} MB。原本のまま保存", taken, evtx, batches,
                        static_cast<double>(bytes) / 1e6),
            fmt::format("{} files ({} EVTX) and {} batches, {:.0f} MB, kept byte for byte", taken, evtx, batches,
                        static_cast<double>(bytes) / 1e6)),
      fmt::format("ingest --later --data {} --source windows {}/logs/windows   (each source)", place_.data_text, place_.folder_text));
  return {};
}

Result<void> FirmStory::detect() {
  const auto done = TRY(node_->consume({}, interrupted));
  outcome_.events = done.summary.events;
  outcome_.bad_records = done.summary.bad;
  row({.ja = "検知", .en = "detect"},
      found(fmt::format("イベント {}、規則該当 {}、読めない箇所 {}、警告 {}", done.summary.events, done.summary.hits, done.summary.bad,
                        done.alerts_changed),
            fmt::format("{} events, {} rule hits, {} bad records, {} alerts", done.summary.events, done.summary.hits, done.summary.bad,
                        done.alerts_changed)),
      fmt::format("ingest --data {}", place_.data_text));
  return {};
}

bool FirmStory::name_is_hidden(const watch::KnownAlert& known, const model::KnownPerson& person) const {
  const model::Alert& alert = known.alert;
  return !alert.sentence_ja.contains(person.person.name) && !alert.sentence_en.contains(person.person.name) &&
         alert.pseudonym != person.person.name;
}

Result<void> FirmStory::read_alerts() {
  auto alerts = TRY(node_->alerts().list(keeper_));
  if (alerts.empty()) return error(ErrorCode::not_found, "firm {}: there is no alert", place_.letter);
  alert_ = alerts.front();
  const model::Alert& alert = alert_->alert;
  const auto staff_number = [&](const model::Alert& of) {
    const auto id = model::PersonId::parse(of.person_id);
    const auto person = id ? node_->people().find(*id) : std::nullopt;
    return person ? person->person.staff_number : std::string();
  };
  for (size_t at = 1; at < alerts.size(); ++at)
    outcome_.others.push_back({alerts[at].alert.score, staff_number(alerts[at].alert), alerts[at].alert.sentence_en});

  TopAlert top;
  top.id = alert_->id;
  top.score = alert.score;
  top.staff_number = staff_number(alert);
  top.pseudonym = alert.pseudonym;
  for (const model::TouchedSecret& secret : alert.secrets) top.secrets.insert(secret.number);
  top.devices.insert(alert.peripherals.begin(), alert.peripherals.end());
  top.destinations.insert(alert.destinations.begin(), alert.destinations.end());
  const watch::ActivityMap activity = TRY(watch::load_activity(node_->database()));
  const Day from = zone_.day_of(alert.first);
  const Day to = zone_.day_of(alert.last);
  const std::string subject = "person:" + alert.person_id;
  const auto within = [&](const watch::ActivityKey& key) { return key.subject == subject && key.day >= from && key.day <= to; };
  for (const auto& [key, value] : activity)
    if (within(key) && (key.feature == watch::Feature::removable_copy || key.feature == watch::Feature::phone_storage) &&
        top.devices.contains(key.thing))
      top.carried_on.insert(key.day);
  for (const auto& [key, value] : activity)
    if (within(key) && key.feature == watch::Feature::rows_read && top.carried_on.contains(key.day))
      top.rows_read += static_cast<std::int64_t>(value.amount);

  const auto high = std::ranges::count_if(outcome_.others, [](const OtherAlert& other) { return other.score >= 70; });
  std::string days;
  for (const Day day : top.carried_on) days += (days.empty() ? "" : ", ") + day.to_string();
  const double next = outcome_.others.empty() ? 0 : outcome_.others.front().score;
  row({.ja = "警告の首位", .en = "top alert"},
      found(fmt::format("{:.1f} 点 仮名 {} (社員番号 {})。次点 {:.1f}、ほかに70点以上 {}", top.score, top.pseudonym, top.staff_number, next,
                        high),
            fmt::format("{:.1f} {} (staff number {}); the next has {:.1f}, {} others have 70 or more", top.score, top.pseudonym,
                        top.staff_number, next, high)),
      fmt::format("alert show --data {} {}", place_.data_text, top.id));
  table_.line("                                " + found(alert.sentence_ja, alert.sentence_en));
  std::string devices;
  for (const std::string& device : top.devices) devices += (devices.empty() ? "" : ", ") + device;
  table_.line("                                " +
              found(fmt::format("機器 {}、日 {}、秘密 {} 件", devices, days, top.secrets.size()),
                    fmt::format("device {}, on {}, {} secrets", devices, days, top.secrets.size())) +
              (top.rows_read > 0
                   ? found(fmt::format("、台帳 {} 行", top.rows_read), fmt::format(", {} rows of the data base", top.rows_read))
                   : std::string()));
  outcome_.top = std::move(top);
  return {};
}

Result<void> FirmStory::make_accounts() {
  outcome_.main = {.login = "main-" + std::string(place_.letter == "A" ? "a" : "b"), .password = random_password(at_.random)};
  outcome_.second = {.login = "second-" + std::string(place_.letter == "A" ? "a" : "b"), .password = random_password(at_.random)};
  const auto make = [&](const LogIn& log_in, std::vector<record::Role> roles) -> Result<std::string> {
    return node_->database().write([&](sql::Transaction& tx) {
      record::AccountDraft draft;
      draft.login = log_in.login;
      draft.roles = roles;
      return node_->records().accounts.create(tx, draft, Sensitive<std::string>(log_in.password),
                                              {.actor = keeper_, .verb = record::Verb::create, .reason = "set-up"});
    });
  };
  TRY(make(outcome_.main, {record::Role::secret_manager, record::Role::case_lead, record::Role::system_admin}));
  TRY(make(outcome_.second, {record::Role::legal}));
  return {};
}

// Who asked and a second person in another role; both log in with their passwords.
Result<void> FirmStory::reveal() {
  auto& room = node_->records();
  const record::Actor first =
      TRY(room.accounts.authenticate(node_->database(), outcome_.main.login, Sensitive<std::string>(outcome_.main.password))).actor();
  const record::Actor second =
      TRY(room.accounts.authenticate(node_->database(), outcome_.second.login, Sensitive<std::string>(outcome_.second.password))).actor();
  main_actor_ = first;
  const auto id = model::PersonId::parse(alert_->alert.person_id);
  const auto person = id ? node_->people().find(*id) : std::nullopt;
  if (!person) return error(ErrorCode::not_found, "firm {}: the top alert names no person", place_.letter);
  const std::string reason = "top alert; a note from outside speaks of the same";
  const auto sees = [&](const record::Actor& actor) {
    return node_->database().read([&](sql::Transaction& tx) { return room.pseudonyms.may_see(tx, actor, alert_->alert.person_id); });
  };
  outcome_.name_hidden_before = !TRY(sees(first)) && !TRY(sees(second)) && name_is_hidden(*alert_, *person);
  const auto decide = [&](const std::string& request, record::Role role, const record::Actor& actor) {
    return node_->database().write([&](sql::Transaction& tx) {
      return room.pseudonyms.decide(tx, request, record::Decision::agree, role,
                                    {.actor = actor, .verb = record::Verb::approve, .reason = reason});
    });
  };
  const auto ask = [&](sql::Transaction& tx) {
    return room.pseudonyms.request(tx, {.person = alert_->alert.person_id, .reason = reason, .subject = "alert/" + alert_->id},
                                   {.actor = first, .verb = record::Verb::reveal, .reason = reason});
  };
  const std::string request = TRY(node_->database().write(ask));
  const auto after_one = TRY(decide(request, record::Role::secret_manager, first));
  if (after_one != record::RevealState::open || TRY(sees(first)))
    return error(ErrorCode::failure, "firm {}: one person alone lifted a pseudonym", place_.letter);
  const auto after_two = TRY(decide(request, record::Role::legal, second));
  if (after_two == record::RevealState::granted && TRY(sees(first))) outcome_.revealed_name = person->person.name;
  row({.ja = "二人で開示", .en = "two-person reveal"},
      found(fmt::format("{} = {} ({} と {} が承認)", alert_->alert.pseudonym, outcome_.revealed_name, outcome_.main.login,
                        outcome_.second.login),
            fmt::format("{} = {} (agreed by {} and {})", alert_->alert.pseudonym, outcome_.revealed_name, outcome_.main.login,
                        outcome_.second.login)),
      {});
  return {};
}

}  // namespace sekimori::cli::demo_story
