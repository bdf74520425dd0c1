#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

// 100,000 rows have some 10 MB.
Result<std::string> letter_big_file(Surroundings& at, const std::string& file) {
  constexpr std::uint64_t largest = std::uint64_t(64) << 20;
  return at.files.read_text(file, largest);
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string csv = TRY(letter_big_file(at, arguments.rest.front()));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.subscribers.import(who, csv, Path(arguments.rest.front()).filename().string(), arguments.value("reason"))));
  });
}

}  // namespace

extern const Verb verb_subscriber_import;
const Verb verb_subscriber_import{
    .name = "subscriber import",
    .summary = {.ja = "団体と配信先を CSV で取り込む", .en = "import organisations with their addresses from a CSV file"},
    .options = safeguard_options({reason_option()}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
