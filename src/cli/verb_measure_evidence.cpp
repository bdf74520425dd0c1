#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(needed(arguments, "text"));
  const auto day = TRY(written_day_of(arguments, "day"));
  Bytes bytes;
  std::string name;
  if (arguments.rest.size() > 1) {
    bytes = TRY(at.files.read(arguments.rest[1], std::uint64_t(64) << 20));
    name = Path(arguments.rest[1]).filename().string();
  }
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(govern.measures.add_evidence(who, arguments.rest[0], day.value_or(govern.today()), text, name, bytes)).value,
                      govern.today());
  });
}

}  // namespace

extern const Verb verb_measure_evidence;
const Verb verb_measure_evidence{
    .name = "measure evidence",
    .summary = {.ja = "対策の証拠を加える (ファイルは SHA-256 で残す)", .en = "add evidence to a measure (a file is kept by its SHA-256)"},
    .options = safeguard_options({value_option("text", "TEXT", {.ja = "何を示すか", .en = "what it shows"}),
                                  value_option("day", "DAY", {.ja = "いつのものか", .en = "of which day"})}),
    .rest = "MEASURE FILE",
    .least_rest = 1,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
