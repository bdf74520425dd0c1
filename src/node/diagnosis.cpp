#include "node/diagnosis.h"

#include <algorithm>
#include <system_error>

#include "base/confinement.h"
#include "base/phrase.h"
#include "engine/ledger/verify_ledger.h"
#include "record/ledger_sink.h"
#include "store/blob/file_blobs.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

Check check_of(std::string name, CheckState state, std::string ja, std::string en) {
  Check check;
  check.name = std::move(name);
  check.state = state;
  check.ja = std::move(ja);
  check.en = std::move(en);
  return check;
}

Check unreadable(std::string name, const Error& problem) {
  const CheckState state =
      problem.code == ErrorCode::not_permitted || problem.code == ErrorCode::unreachable ? CheckState::missing : CheckState::broken;
  return check_of(std::move(name), state, "調べられません: " + std::string(problem.in(Language::ja)),
                  "cannot be looked at: " + problem.message);
}

class Diagnosis {
 public:
  Diagnosis(const NodeSettings& settings, NodeSeams seams, const DiagnosisSettings& how)
      : settings_(settings), seams_(seams), how_(how), root_(settings.data) {}

  std::vector<Check> run() {
    if (look_at_data()) {
      look_at_space();
      look_at_keys();
      look_at_database();
      look_at_ledger();
      look_at_blobs();
      look_at_segments();
    }
    look_at_machine();
    return std::move(checks_);
  }

 private:
  void add(std::string name, CheckState state, std::string ja, std::string en, Json facts = {}) {
    checks_.push_back(check_of(std::move(name), state, std::move(ja), std::move(en)));
    checks_.back().facts = std::move(facts);
  }

  bool look_at_data() {
    if (!seams_.files.exists(root_ / "version")) {
      add("data", CheckState::absent, root_.string() + ": データはまだありません", root_.string() + ": no data yet");
      return false;
    }
    const auto text = seams_.files.read_text(root_ / "version", 256);
    if (!text) {
      checks_.push_back(unreadable("data", text.error()));
      return false;
    }
    const std::string wanted = fmt::format("sekimori-data {}\n", data_version);
    if (*text != wanted) {
      add("data", CheckState::broken, "データの版が違います: " + *text, "the data has another version: " + *text);
      return false;
    }
    for (const char* name : {"keys", "sekimori.db", "ledger", "stream", "blobs"}) {
      const auto status = seams_.files.status(root_ / name);
      if (!status) {
        if (std::string_view(name) == "sekimori.db" && !settings_.database.empty()) continue;
        add("data", CheckState::broken, fmt::format("{} がありません", name), fmt::format("{} is not there", name));
        return false;
      }
      const std::uint32_t others = std::string_view(name) == "keys" ? 077 : 007;
      if ((status->mode & others) != 0) {
        add("data", CheckState::broken, fmt::format("{} を他の利用者が読めます (mode {:o})", name, status->mode),
            fmt::format("{} is open to others (mode {:o}); close it with chmod", name, status->mode));
        return true;
      }
    }
    add("data", CheckState::ok, fmt::format("{}: 版 {}、権限は正しい", root_.string(), data_version),
        fmt::format("{}: version {}, rights are right", root_.string(), data_version));
    return true;
  }

  void look_at_space() {
    std::error_code code;
    const auto space = std::filesystem::space(root_, code);
    if (code)
      return add("disk", CheckState::missing, "空き容量が分かりません: " + code.message(), "free space is unknown: " + code.message());
    const bool low = space.available < how_.least_free_bytes;
    const std::string free = fmt::format("{:.1f} GB", static_cast<double>(space.available) / 1e9);
    add("disk", low ? CheckState::missing : CheckState::ok, "空き容量 " + free + (low ? " (少なすぎます)" : ""),
        free + " free" + (low ? ", which is little" : ""), Json::object({{"free_bytes", static_cast<std::uint64_t>(space.available)}}));
  }

  void look_at_keys() {
    if (!ledger::KeyStore::exists(seams_.files, root_ / "keys"))
      return add("keys", CheckState::broken, "鍵がありません。バックアップか復旧用の書き出しから戻してください",
                 "the keys are gone; bring them back from a backup or a recovery export");
    auto keys = ledger::KeyStore::open(seams_.files, root_ / "keys", settings_.keys, seams_.clock, seams_.random);
    if (!keys) return checks_.push_back(unreadable("keys", keys.error()));
    auto signing = keys->signing_key();
    if (!signing) return checks_.push_back(unreadable("keys", signing.error()));
    verifier_ = signing->verifier();
    const auto list = keys->list();
    const std::size_t count = list ? list->size() : 0;
    add("keys", CheckState::ok, fmt::format("鍵 {} 個、開けられます", count), fmt::format("{} keys, they open", count),
        Json::object({{"vkey", verifier_->to_string()}}));
  }

  void look_at_database() {
    auto opened = sql::Database::open(settings_.database.empty() ? (root_ / "sekimori.db").string() : settings_.database);
    if (!opened) return checks_.push_back(unreadable("database", opened.error()));
    if (auto checked = (*opened)->check(); !checked) return checks_.push_back(unreadable("database", checked.error()));
    database_ = *std::move(opened);
    add("database", CheckState::ok, "検査に合格", "passes its check");
  }

  void look_at_ledger() {
    if (!verifier_) return;
    const auto report = ledger::verify_ledger(seams_.files, root_ / "ledger", *verifier_);
    if (!report) return checks_.push_back(unreadable("ledger", report.error()));
    std::vector<Phrase> problems = report->problems;
    std::int64_t waiting = 0;
    if (database_) {
      const auto rows = database_->read([&](sql::Transaction& tx) {
        return tx.query(
            "SELECT COUNT(*), COUNT(ledger_index), COUNT(DISTINCT ledger_index), MAX(ledger_index) FROM change_record WHERE node = ?",
            origin());
      });
      if (!rows) {
        problems.emplace_back(rows.error());
      } else {
        waiting = (*rows)[0].integer(0) - (*rows)[0].integer(1);
        if ((*rows)[0].integer(1) != (*rows)[0].integer(2)) problems.emplace_back("two changes name the same entry");
        if (!(*rows)[0].is_null(3) && static_cast<std::uint64_t>((*rows)[0].integer(3)) >= report->entries)
          problems.emplace_back("a change names an entry that is not there");
      }
    }
    Json facts = Json::object({{"entries", report->entries}, {"signed", report->signed_size}, {"changes_waiting", waiting}});
    Json list = Json::array();
    for (const Phrase& problem : problems) list.push(problem.in(Language::en));
    facts.set("problems", std::move(list));
    if (problems.empty())
      add("ledger", CheckState::ok, fmt::format("記入 {} 件、すべて正しい", report->entries),
          fmt::format("{} entries, all of them verify", report->entries), std::move(facts));
    else
      add("ledger", CheckState::broken, fmt::format("台帳が正しくありません: {}", problems.front().in(Language::ja)),
          fmt::format("the ledger does not verify: {}", problems.front().in(Language::en)), std::move(facts));
  }

  std::string origin() const { return verifier_->name(); }

  void look_at_blobs() {
    auto blobs = blob::FileBlobs::open(seams_.files, root_ / "blobs", seams_.random);
    if (!blobs) return checks_.push_back(unreadable("blobs", blobs.error()));
    std::vector<Digest> all;
    const auto listed = (*blobs)->list([&](const blob::BlobInfo& info) -> Result<void> {
      all.push_back(info.digest);
      return {};
    });
    if (!listed) return checks_.push_back(unreadable("blobs", listed.error()));
    if (database_) {
      const auto wanted = database_->read([&](sql::Transaction& tx) {
        return tx.query(
            "SELECT DISTINCT block FROM watch_block WHERE block NOT IN (SELECT object_id FROM change_record WHERE action = 'block.remove') "
            "ORDER BY block");
      });
      if (wanted)
        for (const sql::Row& row : *wanted) {
          const auto digest = blob::parse_digest(row.text(0));
          if (!digest || !std::ranges::binary_search(all, *digest))
            return add("blobs", CheckState::broken, "原本ブロックがありません: " + row.string(0), "a kept block is gone: " + row.string(0));
        }
    }
    const std::size_t sample = std::min(how_.sampled_blobs, all.size());
    for (std::size_t i = 0; i < sample; ++i) {
      std::swap(all[i], all[i + static_cast<std::size_t>(seams_.random.below(all.size() - i))]);
      if (auto good = (*blobs)->verify(all[i]); !good)
        return add("blobs", CheckState::broken, "破損: " + std::string(good.error().in(Language::ja)), "damaged: " + good.error().message);
    }
    add("blobs", CheckState::ok, fmt::format("{} 個のうち {} 個を照合、正しい", all.size(), sample),
        fmt::format("{} of {} compared with their hashes", sample, all.size()),
        Json::object({{"blobs", all.size()}, {"compared", sample}}));
  }

  void look_at_segments() {
    if (!database_) return;
    const auto rows = database_->read([&](sql::Transaction& tx) {
      return tx.query("SELECT path, sha256, bytes, events FROM watch_segment WHERE removed_at IS NULL ORDER BY created_at DESC, id");
    });
    if (!rows) return checks_.push_back(unreadable("segments", rows.error()));
    std::uint64_t events = 0;
    std::size_t compared = 0;
    for (const sql::Row& row : *rows) {
      const Path path = root_ / "events" / row.string(0);
      const auto status = seams_.files.status(path);
      if (!status)
        return add("segments", CheckState::broken, "イベントの区画がありません: " + path.string(), "a segment is gone: " + path.string());
      if (status->size != static_cast<std::uint64_t>(row.integer(2)))
        return add("segments", CheckState::broken, "大きさが違います: " + path.string(), "another size: " + path.string());
      events += static_cast<std::uint64_t>(row.integer(3));
      if (compared >= how_.sampled_segments) continue;
      ++compared;
      const auto bytes = seams_.files.read(path);
      if (!bytes || to_hex(sha256(*bytes)) != row.text(1))
        return add("segments", CheckState::broken, "破損: " + path.string(), "damaged: " + path.string());
    }
    add("segments", CheckState::ok, fmt::format("区画 {} 個、イベント {} 件", rows->size(), events),
        fmt::format("{} segments, {} events, {} compared", rows->size(), events, compared),
        Json::object({{"segments", rows->size()}, {"events", events}, {"compared", compared}}));
  }

  void look_at_machine() {
    const ConfinementSupport support = confinement_support();
    if (support.complete())
      add("confinement", CheckState::ok, fmt::format("Landlock (ABI {}) と seccomp が使えます", support.landlock_abi),
          fmt::format("Landlock (ABI {}) and seccomp are there", support.landlock_abi));
    else
      add("confinement", CheckState::missing, "Landlock か seccomp がないため、ファイルの検査には --unconfined が必要です",
          "without Landlock and seccomp scanning files needs --unconfined");
    const bool pdf = seams_.files.exists("/usr/bin/pdftotext");
    add("pdftotext", pdf ? CheckState::ok : CheckState::missing, pdf ? "あります" : "PDF の文章を読むには poppler-utils が必要です",
        pdf ? "is there" : "reading PDF needs the package poppler-utils");
    ProcessRequest request;
    request.program = "fc-list";
    request.arguments = {":lang=ja", "family"};
    request.environment = {"PATH=/usr/bin:/bin"};
    request.time_limit_nanoseconds = 20 * nanoseconds_per_second;
    const auto fonts = seams_.processes.run(request);
    const bool japanese = fonts && fonts->ok() && !fonts->output.empty();
    add("fonts", japanese ? CheckState::ok : CheckState::missing,
        japanese ? "日本語の書体があります" : "書類の PDF には日本語の書体 (fonts-noto-cjk など) が必要です",
        japanese ? "there is a Japanese font" : "papers as PDF need a Japanese font, such as the package fonts-noto-cjk");
  }

  const NodeSettings& settings_;
  NodeSeams seams_;
  const DiagnosisSettings& how_;
  Path root_;
  std::vector<Check> checks_;
  std::optional<ledger::VerifierKey> verifier_;
  std::unique_ptr<sql::Database> database_;
};

}  // namespace

std::string_view name_of(CheckState state) {
  constexpr std::string_view names[] = {"ok", "absent", "missing", "broken"};
  return names[static_cast<std::size_t>(state)];
}

std::vector<Check> diagnose(const NodeSettings& settings, NodeSeams seams, const DiagnosisSettings& how) {
  return Diagnosis(settings, seams, how).run();
}

}  // namespace sekimori::node
