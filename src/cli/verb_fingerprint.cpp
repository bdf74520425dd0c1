// `sekimori fingerprint`: registers secrets, so that `scan` knows their copies. docs/contract.md, `fingerprint`.
#include <map>

#include "cli/progress.h"
#include "cli/verb.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/file_walk.h"
#include "engine/inspect/match/index_writer.h"

namespace sekimori::cli {
namespace {

using inspect::ExtractedObject;
using inspect::Registration;
using model::InspectionStatus;

std::string id_of(const ExtractedObject& file, bool from_name) {
  if (!from_name) return "sha256:" + file.sha256.substr(0, 16);
  const std::string name = Path(file.path).filename().string();
  const size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

class Registrar {
 public:
  Registrar(Surroundings& at, const Arguments& arguments, inspect::IndexWriter& writer, inspect::Extractor& extractor)
      : at_(at),
        writer_(writer),
        extractor_(extractor),
        from_name_(arguments.has("id-from-name")),
        progress_(at, {.ja = "登録中", .en = "registering"}, ProgressUnit::items) {}

  Result<void> take(const inspect::WalkedPath& walked) {
    if (interrupted()) return error(ErrorCode::interrupted, "stopped before all files were read; the index is as it was");
    if (walked.kind == FileKind::directory) {
      complete_ = false;
      progress_.wipe();
      at_.note(fmt::format("sekimori: {}: not listed: {}\n", walked.path, walked.problem));
      return {};
    }
    std::string id;
    std::uint64_t characters = 0;
    const auto take_object = [&](ExtractedObject&& object) -> Result<void> {
      if (object.status != InspectionStatus::inspected) {
        complete_ = false;
        progress_.wipe();
        at_.note(fmt::format("sekimori: {}: {} ({}): {}\n", object.path, name_of(object.status), name_of(object.reason), object.detail));
      }
      if (!object.parent) {
        if (object.sha256.empty()) return {};  // could not be read at all: nothing to know it by
        if (object.bytes == 0) {
          remark(object.path, {.ja = "空のファイルは登録しません", .en = "is empty and was not registered"});
          return {};
        }
        id = id_of(object, from_name_);
        note_id(id, object.path);
      }
      if (id.empty() || object.bytes == 0) return {};
      const Registration done = TRY(writer_.add({id, object.sha256, object.bytes, object.text}));
      characters += done.normalised_length;
      const bool container = object.parent.has_value() || object.media_type.contains("zip") || object.media_type.starts_with("message/");
      if (!container && done.reach == Registration::Reach::bytes_only)
        remark(object.path, {.ja = "文章を読み取れません。ファイルそのものの写しだけを見つけます",
                             .en = "has no readable text; only copies of the file itself will be found"});
      if (done.reach == Registration::Reach::whole_only)
        remark(object.path, {.ja = "文章が短すぎます。全体が同じ写しだけを見つけます",
                             .en = "is too short to be found inside other texts; only whole copies will be found"});
      return {};
    };
    TRY(extractor_.extract(walked.path, take_object));
    if (!id.empty()) {
      rows_ += fmt::format("{}\t{}\t{}\n", id, walked.path, characters);
      ++registered_;
    }
    progress_.advance(1);
    return {};
  }

  // What was registered, once it counts.
  ExitCode report() {
    progress_.wipe();
    at_.out(rows_);
    if (registered_ == 0) return complete_ ? ExitCode::ok : ExitCode::invalid_input;
    return complete_ ? ExitCode::ok : ExitCode::partial;
  }
  std::uint64_t registered() const { return registered_; }

 private:
  void remark(const std::string& path, const Text& what) {
    progress_.wipe();
    at_.note(fmt::format("sekimori: {}: {}\n", path, what.in(at_.language)));
  }
  void note_id(const std::string& id, const std::string& path) {
    const auto [known, is_new] = first_paths_.try_emplace(id, path);
    if (!is_new && from_name_)
      remark(path, {.ja = "同じ ID のファイルが既にあります。両方をこの秘密として登録します",
                    .en = "has the id of another file of this call; both are registered under it"});
  }

  Surroundings& at_;
  inspect::IndexWriter& writer_;
  inspect::Extractor& extractor_;
  bool from_name_;
  Progress progress_;
  std::map<std::string, std::string> first_paths_;
  std::string rows_;
  std::uint64_t registered_ = 0;
  bool complete_ = true;
};

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string output = arguments.value("output");
  if (output.empty()) return error(ErrorCode::usage, "-o INDEX is missing");
  inspect::IndexOptions options;
  if (arguments.has("key")) options.key_file = arguments.value("key");
  if (arguments.has("profile")) {
    options.profile = inspect::profile_named(arguments.value("profile"));
    if (!options.profile) return error(ErrorCode::usage, "--profile is 'deep' or 'wide', not '{}'", arguments.value("profile"));
  }
  if (arguments.has("new")) options.existing = inspect::Existing::refused;
  for (const std::string& path : arguments.rest)
    if (const auto status = at.files.status(path); !status) return std::unexpected(status.error());
  inspect::ExtractorSeams seams{.files = at.files, .processes = at.processes, .program = at.program};
  if (arguments.has("unconfined")) seams.confinement = Confinement::none;
  auto extractor = TRY(inspect::Extractor::create(seams, {}));
  auto writer = TRY(inspect::IndexWriter::open(at.files, at.random, output, options));
  Registrar registrar(at, arguments, writer, extractor);
  TRY(inspect::walk_files(at.files, arguments.rest, [&](inspect::WalkedPath&& walked) { return registrar.take(walked); }));
  if (interrupted()) return error(ErrorCode::interrupted, "stopped before the index was written; it is as it was");
  TRY(writer.commit());
  return registrar.report();
}

}  // namespace
extern const Verb verb_fingerprint;
const Verb verb_fingerprint{
    .name = "fingerprint",
    .summary = {.ja = "秘密を索引に登録する", .en = "register secrets in an index"},
    .options = {{.name = "output",
                 .kind = OptionKind::value,
                 .metavar = "INDEX",
                 .help = {.ja = "索引のフォルダ", .en = "directory of the index"},
                 .letter = 'o'},
                {.name = "id-from-name",
                 .help = {.ja = "最後の拡張子を除いたファイル名を ID にする", .en = "take the file name without its last extension as id"}},
                {.name = "key",
                 .kind = OptionKind::value,
                 .metavar = "FILE",
                 .help = {.ja = "鍵を索引の外に置く", .en = "keep the key in FILE instead of in the index"}},
                {.name = "profile",
                 .kind = OptionKind::value,
                 .metavar = "wide|deep",
                 .help = {.ja = "細かさ (新しい索引は deep)", .en = "how finely (a new index: deep)"}},
                {.name = "new", .help = {.ja = "既にある索引には足さない", .en = "refuse an index that exists"}},
                {.name = "unconfined",
                 .help = {.ja = "隔離せずに読む(危険。カーネルに機能がないときだけ)",
                          .en = "read without confinement (a risk; only where the kernel lacks it)"}}},
    .rest = "PATH...",
    .least_rest = 1,
    .most_rest = SIZE_MAX,
    .run = run};
}  // namespace sekimori::cli
