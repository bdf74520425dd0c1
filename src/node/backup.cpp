#include "node/backup.h"

#include <algorithm>
#include <set>

#include "engine/ledger/ledger.h"
#include "engine/ledger/verify_ledger.h"
#include "node/copy_tree.h"
#include "node/stream_keep.h"
#include "record/ledger_sink.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

constexpr std::string_view format_name = "sekimori-backup";
constexpr int format_version = 1;

// Removes what was half made unless told that it is whole.
class Unfinished {
 public:
  Unfinished(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    if (!path_.empty() && files_.exists(path_)) static_cast<void>(files_.remove_all(path_));
  }
  void keep() { path_.clear(); }

 private:
  Files& files_;
  Path path_;
};

bool is_private(std::string_view path) { return path.starts_with("keys/"); }

class Copier {
 public:
  Copier(Files& files, Path from, Path to, const std::function<void(std::uint64_t)>& progress)
      : files_(files), from_(std::move(from)), to_(std::move(to)), progress_(progress) {}

  Result<void> one(const std::string& path, Vanished vanished) {
    if (!files_.exists(from_ / path)) return {};
    auto copied = copy_file(files_, from_ / path, to_ / path, is_private(path) ? 0600 : 0640);
    if (!copied && copied.error().code == ErrorCode::not_found && vanished == Vanished::passed_over) return {};
    if (!copied) return std::unexpected(std::move(copied).error());
    copied->path = path;
    note(*std::move(copied));
    return {};
  }
  Result<void> tree(std::string_view folder, Vanished vanished, const std::function<bool(std::string_view)>& wanted = {}) {
    for (const std::string& path : TRY(list_tree(files_, from_, from_ / folder)))
      if (!wanted || wanted(path)) TRY(one(path, vanished));
    return {};
  }
  void note(CopiedFile copied) {
    bytes_ += copied.bytes;
    if (progress_) progress_(bytes_);
    done_.push_back(std::move(copied));
  }
  std::vector<CopiedFile>& done() { return done_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  Files& files_;
  Path from_;
  Path to_;
  const std::function<void(std::uint64_t)>& progress_;
  std::vector<CopiedFile> done_;
  std::uint64_t bytes_ = 0;
};

Result<void> copy_data(const NodeSettings& settings, NodeSeams seams, const Path& to, Copier& copier) {
  auto whole_stream = std::make_unique<StreamKeep>(TRY(StreamKeep::while_copying(seams.files, settings.data)));
  {
    auto database = TRY(sql::Database::open((settings.data / "sekimori.db").string()));
    TRY(seams.files.make_directories(to, 0700));
    TRY(database->copy_to((to / "sekimori.db").string()));
    CopiedFile copied = TRY(hash_file(seams.files, to / "sekimori.db"));
    copied.path = "sekimori.db";
    copier.note(std::move(copied));
  }
  TRY(copier.one("version", Vanished::error));
  for (const char* name : {"sekimori.toml", "demo-clock"}) TRY(copier.one(name, Vanished::passed_over));
  TRY(copier.tree("stream", Vanished::passed_over, [](std::string_view path) { return !path.ends_with("/lock"); }));
  whole_stream.reset();
  TRY(copier.tree("keys", Vanished::error));
  TRY(copier.tree("gnupg", Vanished::passed_over, [](std::string_view path) { return path.ends_with(".kbx"); }));
  TRY(copier.tree("index", Vanished::passed_over));
  TRY(copier.tree("knowledge", Vanished::passed_over));
  TRY(copier.tree("blobs", Vanished::passed_over, [](std::string_view path) { return !path.starts_with("blobs/incoming/"); }));
  TRY(copier.tree("events", Vanished::passed_over));
  // The index of a collection first: what it names then lies in the other files already.
  const auto is_index = [](std::string_view path) { return path.ends_with("/index"); };
  TRY(copier.tree("objects", Vanished::passed_over, is_index));
  TRY(copier.tree("objects", Vanished::passed_over, [&](std::string_view path) { return !is_index(path); }));
  TRY(copier.tree("ledger-old", Vanished::error));
  // What was signed before what it was signed over: the copy then always has the entries of its own checkpoint.
  for (const char* name : {"ledger/state", "ledger/checkpoint"}) TRY(copier.one(name, Vanished::passed_over));
  TRY(copier.tree("ledger/tile", Vanished::passed_over));
  return copier.tree("ledger/segments", Vanished::error);
}

Json manifest_of(const std::vector<CopiedFile>& copied, Instant created, std::string_view checkpoint) {
  Json list = Json::array();
  for (const CopiedFile& file : copied)
    list.push(Json::object({{"path", file.path}, {"bytes", file.bytes}, {"sha256", to_hex(file.digest)}}));
  return Json::object({{"format", format_name},
                       {"v", format_version},
                       {"data_version", data_version},
                       {"created", created.to_rfc3339()},
                       {"checkpoint", checkpoint},
                       {"files", std::move(list)}});
}

Result<std::string> text_if_there(Files& files, const Path& path) {
  if (!files.exists(path)) return std::string();
  return files.read_text(path, 65'536);
}

// The old ledger stays as it is, apart; its key signs nothing any more. Its changes that were committed and whose entry is in
// it get their index; the rest is for the new ledger.
struct OldLedger {
  std::string origin;
  std::string vkey;
  std::string checkpoint;
  std::uint64_t entries = 0;
  std::uint64_t signed_size = 0;
};

Result<OldLedger> set_old_ledger_aside(const Path& staging, const NodeSettings& settings, NodeSeams seams) {
  Files& files = seams.files;
  OldLedger old;
  auto keys = TRY(ledger::KeyStore::open(files, staging / "keys", settings.keys, seams.clock, seams.random));
  auto signing = TRY(keys.signing_key());
  const auto description = TRY(keys.present(ledger::KeyPurpose::ledger));
  old.origin = signing.verifier().name();
  old.vkey = signing.verifier().to_string();
  const auto report = TRY(ledger::verify_ledger(files, staging / "ledger", signing.verifier()));
  if (!report.problems.empty()) return error(ErrorCode::integrity, "the ledger of the backup does not verify: {}", report.problems.front());
  old.checkpoint = TRY(text_if_there(files, staging / "ledger" / "checkpoint"));
  old.signed_size = report.signed_size;

  std::string folder = old.origin;
  std::ranges::replace(folder, '/', '-');
  const Path aside = staging / "ledger-old" / folder;
  TRY(files.make_directories(aside.parent_path(), 0750));
  TRY(files.rename(staging / "ledger", aside));
  auto database = TRY(sql::Database::open((staging / "sekimori.db").string()));
  TRY(database->check());
  {
    auto ledger = TRY(ledger::Ledger::open(files, aside, std::move(signing), seams.clock));
    old.entries = ledger->size();
    record::NodeLedger sink(*ledger);
    const auto rows = TRY(database->read([&](sql::Transaction& tx) {
      return tx.query("SELECT seq, leaf FROM change_record WHERE node = ? AND ledger_index IS NULL ORDER BY seq", old.origin);
    }));
    for (const sql::Row& row : rows) {
      const auto index = TRY(sink.find(row.bytes(1), 0));
      if (!index) continue;
      auto stored = database->write([&](sql::Transaction& tx) {
        return tx.execute("UPDATE change_record SET ledger_index = ? WHERE seq = ?", *index, row.integer(0));
      });
      if (!stored) return std::unexpected(std::move(stored).error());
    }
  }
  TRY(files.make_directories(staging / "keys" / "retired", 0700));
  TRY(files.rename(staging / "keys" / "ledger.key", staging / "keys" / "retired" / ("ledger-" + description.id + ".key")));
  for (const char* name : {"ledger.next.key", "rotation.json"})
    if (files.exists(staging / "keys" / name)) TRY(files.remove(staging / "keys" / name));
  return old;
}

Result<std::string> begin_new_ledger(const Path& staging, const NodeSettings& settings, NodeSeams seams, const OldLedger& old,
                                     Instant backed_up) {
  NodeSettings inside = settings;
  inside.data = staging;
  inside.how = OpenData::must_exist;
  auto node = TRY(Node::open(inside, seams));
  if (node->ledger().size() != 0) return error(ErrorCode::integrity, "the new ledger is not empty");
  record::ChangeEntry entry;
  entry.actor = record::Actor::system("restore");
  entry.action = "ledger.restore";
  entry.kind = "ledger";
  entry.id = node->ledger().origin();
  entry.reason = "restored from a backup";
  const Instant now = seams.clock.now();
  entry.detail = Json::object(
      {{"old_origin", old.origin},
       {"old_vkey", old.vkey},
       {"old_checkpoint", old.checkpoint},
       {"old_entries", old.entries},
       {"may_be_lost", Json::object({{"old_entries_from", old.entries}, {"since", backed_up.to_rfc3339()}, {"until", now.to_rfc3339()}})}});
  auto written = node->database().write([&](sql::Transaction& tx) { return node->records().changes.write(tx, entry); });
  if (!written) return std::unexpected(std::move(written).error());
  TRY(node->records().changes.append_pending());
  // Changes that the backup had and whose entry it had not: they belong behind the first entry of the new ledger.
  auto moved = node->database().write([&](sql::Transaction& tx) {
    return tx.execute("UPDATE change_record SET node = ? WHERE node = ? AND ledger_index IS NULL", node->ledger().origin(), old.origin);
  });
  if (!moved) return std::unexpected(std::move(moved).error());
  TRY(node->records().changes.append_pending());
  TRY(node->ledger().checkpoint());
  return node->ledger().origin();
}

Result<bool> is_absent_or_empty(Files& files, const Path& path) {
  if (!files.exists(path)) return true;
  if (TRY(files.status(path)).kind != FileKind::directory) return false;
  return TRY(files.list(path)).empty();
}

}  // namespace

Result<BackupSummary> back_up(const NodeSettings& settings, NodeSeams seams, const Path& target,
                              const std::function<void(std::uint64_t)>& progress) {
  Files& files = seams.files;
  if (!settings.database.empty())
    return error(ErrorCode::invalid_input,
                 "the data base is PostgreSQL: back it up with pg_dump, and DATA with the tools of the file system, in this order");
  if (!files.exists(settings.data / "version")) return error(ErrorCode::not_found, "{}: no Sekimori data here", settings.data.string());
  if (files.exists(target)) return error(ErrorCode::conflict, "{}: exists already", target.string());
  const bool as_tar = target.extension() == ".tar";
  const Path folder = as_tar ? Path(target.string() + ".partial") : target;
  if (as_tar && files.exists(folder))
    return error(ErrorCode::conflict, "{}: left over from a backup that was cut short; remove it", folder.string());
  Unfinished folder_guard(files, folder);
  const Instant created = seams.clock.now();
  Copier copier(files, settings.data, folder / "data", progress);
  TRY(files.make_directories(folder, 0700));
  TRY(copy_data(settings, seams, folder / "data", copier));
  const std::string checkpoint = TRY(text_if_there(files, folder / "data" / "ledger" / "checkpoint"));
  TRY(files.sync_file_system(folder));
  TRY(files.replace(folder / "manifest.json", as_bytes(manifest_of(copier.done(), created, checkpoint).dump() + "\n"), Durable::yes, 0600));
  if (as_tar) {
    Unfinished tar_guard(files, target);
    TRY(pack_tar(files, folder, target));
    tar_guard.keep();
  } else {
    folder_guard.keep();
  }
  BackupSummary summary;
  summary.files = copier.done().size();
  summary.bytes = copier.bytes();
  if (!checkpoint.empty()) {
    const auto note = TRY(ledger::SignedNote::parse(checkpoint));
    summary.ledger_entries = TRY(ledger::Checkpoint::parse(note.text)).size;
  }
  return summary;
}

Result<Json> check_backup(Files& files, const Path& folder) {
  if (!files.exists(folder / "manifest.json"))
    return error(ErrorCode::invalid_input, "{}: not a backup, or one that was cut short: it has no manifest.json", folder.string());
  const std::string text = TRY(files.read_text(folder / "manifest.json"));
  Json manifest = TRY(Json::parse(text));
  if (manifest["format"].text() != format_name)
    return error(ErrorCode::invalid_input, "{}: not a manifest of a backup", (folder / "manifest.json").string());
  if (manifest["v"].integer_or(0) > format_version || manifest["data_version"].integer_or(0) > data_version)
    return error(ErrorCode::conflict, "{}: made by a newer Sekimori; use that one", folder.string());
  std::set<std::string, std::less<>> known;
  for (const Json& row : manifest["files"].items()) {
    const std::string path(row["path"].text());
    known.insert(path);
    if (!files.exists(folder / "data" / path)) return error(ErrorCode::integrity, "{}: missing", path);
    const CopiedFile found = TRY(hash_file(files, folder / "data" / path));
    if (found.bytes != static_cast<std::uint64_t>(row["bytes"].integer_or(-1)) || to_hex(found.digest) != row["sha256"].text())
      return error(ErrorCode::integrity, "{}: changed since the backup was made", path);
  }
  for (const std::string& path : TRY(list_tree(files, folder / "data", folder / "data")))
    if (!known.contains(path)) return error(ErrorCode::integrity, "{}: not part of the backup", path);
  return manifest;
}

Result<RestoreSummary> restore(const Path& from, const NodeSettings& settings, NodeSeams seams,
                               const std::function<void(std::uint64_t)>& progress) {
  Files& files = seams.files;
  if (!settings.database.empty()) return error(ErrorCode::invalid_input, "restore makes a node on SQLite; leave --database out");
  const Path data = settings.data.has_filename() ? settings.data : settings.data.parent_path();
  if (!TRY(is_absent_or_empty(files, data)))
    return error(ErrorCode::conflict, "{}: holds something already; restore into an empty folder", data.string());
  const Path unpacked = data.string() + ".unpacked";
  const Path staging = data.string() + ".restoring";
  for (const Path& path : {unpacked, staging})
    if (files.exists(path)) return error(ErrorCode::conflict, "{}: left over from a restore that was cut short; remove it", path.string());
  Unfinished unpacked_guard(files, unpacked);
  Unfinished staging_guard(files, staging);
  Path source = from;
  if (TRY(files.status(from)).kind == FileKind::regular) {
    TRY(files.make_directories(unpacked, 0700));
    TRY(unpack_tar(files, from, unpacked));
    source = unpacked;
  }
  const Json manifest = TRY(check_backup(files, source));
  RestoreSummary summary;
  summary.backed_up = TRY(Instant::parse(manifest["created"].text()));

  TRY(files.make_directories(staging, 0750));
  TRY(files.make_directories(staging / "keys", 0700));
  for (const char* name : {"blobs", "events", "stream", "index", "spool", "ledger"}) TRY(files.make_directories(staging / name, 0750));
  Copier copier(files, source / "data", staging, progress);
  for (const Json& row : manifest["files"].items()) TRY(copier.one(std::string(row["path"].text()), Vanished::error));
  const OldLedger old = TRY(set_old_ledger_aside(staging, settings, seams));
  summary.new_origin = TRY(begin_new_ledger(staging, settings, seams, old, summary.backed_up));
  summary.old_origin = old.origin;
  summary.old_entries = old.entries;
  summary.files = copier.done().size();
  summary.bytes = copier.bytes();
  TRY(files.sync_file_system(staging));
  if (files.exists(data)) TRY(files.remove(data));
  TRY(files.rename(staging, data));
  staging_guard.keep();
  TRY(files.sync_directory(data.parent_path().empty() ? Path(".") : data.parent_path()));
  return summary;
}

}  // namespace sekimori::node
