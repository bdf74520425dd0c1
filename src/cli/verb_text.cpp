// `sekimori text FILE`: what a file says. docs/contract.md, `text`.
#include "cli/verb.h"
#include "engine/inspect/extract/extractor.h"

namespace sekimori::cli {
namespace {

using model::InspectionStatus;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path path = arguments.rest.front();
  inspect::ExtractorSeams seams{.files = at.files, .processes = at.processes, .program = at.program};
  if (arguments.has("unconfined")) seams.confinement = Confinement::none;
  auto extractor = TRY(inspect::Extractor::create(seams, {}));
  if (const auto status = at.files.status(path); !status) return std::unexpected(status.error());
  bool any_text = false;
  bool all_read = true;
  bool ends_with_line = true;
  TRY(extractor.extract(path, [&](inspect::ExtractedObject&& object) -> Result<void> {
    if (interrupted()) return error(ErrorCode::interrupted, "{}", object.path);
    if (!object.text.empty()) {
      if (!ends_with_line) at.out("\n");
      at.out(object.text);
      ends_with_line = object.text.ends_with('\n');
      any_text = true;
    }
    if (object.status != InspectionStatus::inspected) {
      all_read = false;
      at.note(fmt::format("sekimori: {}: {} ({}): {}\n", object.path, name_of(object.status), name_of(object.reason), object.detail));
    } else if (seams.confinement == Confinement::none && !object.parent) {
      at.note(fmt::format("sekimori: {}: {}\n", object.path, object.detail));
    }
    return {};
  }));
  if (all_read) return ExitCode::ok;
  return any_text ? ExitCode::partial : ExitCode::invalid_input;
}

}  // namespace
extern const Verb verb_text;
const Verb verb_text{.name = "text",
                     .summary = {.ja = "ファイルの文章を取り出す", .en = "print the text of a file"},
                     .options = {{.name = "unconfined",
                                  .help = {.ja = "隔離せずに読む(危険。カーネルに機能がないときだけ)",
                                           .en = "read without confinement (a risk; only where the kernel lacks it)"}}},
                     .rest = "FILE",
                     .least_rest = 1,
                     .most_rest = 1,
                     .run = run};
}  // namespace sekimori::cli
