#include <cstdlib>

#include "cli/key_access.h"
#include "cli/program_digest.h"
#include "cli/progress.h"
#include "engine/ledger/key_rotation.h"
#include "engine/seal/bag.h"
#include "engine/seal/manifest.h"

namespace sekimori::cli {
namespace {

std::string whoever_runs_this() {
  for (const char* name : {"LOGNAME", "USER"})
    if (const char* value = std::getenv(name); value != nullptr && *value != 0) return value;
  return {};
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path bag = arguments.value("output");
  if (bag.empty()) return error(ErrorCode::usage, "-o BAG is missing; see 'sekimori seal --help'");
  // Said before keys and ledger are made for nothing.
  if (at.files.exists(bag)) return error(ErrorCode::conflict, "{}: it exists already; a bag is never changed", bag.string());
  seal::SealRequest request;
  for (const std::string& path : arguments.rest) {
    TRY(at.files.status(path));
    seal::ExhibitSource exhibit;
    exhibit.id = fmt::format("E{:03}", request.exhibits.size() + 1);
    exhibit.label = path;
    exhibit.paths = {path};
    request.exhibits.push_back(std::move(exhibit));
  }
  request.case_id = arguments.value("case");
  request.actor = arguments.value("actor", whoever_runs_this());
  request.witness = arguments.value("witness");
  request.reason = arguments.value("reason");
  request.tool.version = SEKIMORI_VERSION;
  request.tool.sha256 = TRY(program_digest(at));

  auto node = TRY(ledger::open_node_ledger(at.files, data_directory(arguments), key_access(arguments), at.clock, at.random));
  at.note(fmt::format("{}\n", node.ledger->verifier().to_string()));
  Progress progress(at, {.ja = "封印中", .en = "sealing"}, ProgressUnit::bytes);
  const auto show = [&](const seal::SealProgress& seen) {
    progress.show(seen.bytes_done, seen.bytes_total);
    return !interrupted();
  };
  const seal::SealSummary done = TRY(seal::seal_bag(at.files, *node.ledger, at.clock, at.random, request, bag, show));
  progress.wipe();
  for (const seal::LeftOut& left : done.left_out)
    at.note(fmt::format("{}\t{}\t{}\n", left.exhibit, seal::printable_path(left.path), left.reason));
  if (done.left_out_count > done.left_out.size())
    at.note(fmt::format("... {} more in {}/meta/files.jsonl\n", done.left_out_count - done.left_out.size(), bag.string()));
  at.out(fmt::format("{}: {} exhibits, {} files, {} bytes, ledger entry {}\n", bag.string(), done.exhibits.size(), done.files, done.bytes,
                     done.leaf_index));
  return done.complete() ? ExitCode::ok : ExitCode::partial;
}

}  // namespace

extern const Verb verb_seal;
const Verb verb_seal{
    .name = "seal",
    .summary = {.ja = "ファイルを証拠袋に封印する", .en = "seal files into a bag of evidence"},
    .options = {{.name = "output",
                 .kind = OptionKind::value,
                 .metavar = "BAG",
                 .help = {.ja = "作る証拠袋 (フォルダー)", .en = "bag to make (a directory)"},
                 .letter = 'o'},
                {.name = "case", .kind = OptionKind::value, .metavar = "ID", .help = {.ja = "事件番号など", .en = "case number"}},
                {.name = "actor",
                 .kind = OptionKind::value,
                 .metavar = "NAME",
                 .help = {.ja = "封印する人 (既定: ログイン名)", .en = "who seals (default: login name)"}},
                {.name = "witness", .kind = OptionKind::value, .metavar = "NAME", .help = {.ja = "立会人", .en = "second person present"}},
                {.name = "reason", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "理由", .en = "why"}},
                key_data_option,
                passphrase_file_option},
    .rest = "PATH...",
    .least_rest = 1,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
