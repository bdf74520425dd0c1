#include <charconv>

#include "cli/verb.h"
#include "demo/story.h"

namespace sekimori::cli {
namespace {

template <class Number>
Result<Number> number_of(std::string_view option, const std::string& text) {
  Number value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size())
    return error(ErrorCode::usage, "--{}: '{}' is not a whole number", option, text);
  return value;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto seed = TRY(number_of<std::uint64_t>("seed", arguments.value("seed", std::to_string(demo::usual_seed))));
  const auto people = TRY(number_of<int>("size", arguments.value("size", "420")));
  if (people != 80 && people != 420) return error(ErrorCode::usage, "--size: 80 or 420, not {}", people);
  const demo::Progress progress = [&](std::string_view step) {
    if (at.errors_on_terminal) at.note(std::string(step) + "\n");
  };
  const demo::GroundTruth truth = TRY(demo::generate(at.files, arguments.rest[0], demo::Scale{people}, seed, progress));
  std::int64_t lines = 0;
  size_t documents = 0;
  for (const demo::FirmTruth& firm : truth.firms) {
    for (const std::int64_t count : firm.log_lines) lines += count;
    documents += firm.secret_files + firm.ordinary_files;
  }
  at.out(fmt::format("{}\t{} files\t{} events\n", arguments.rest[0], documents, lines));
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_demo_generate;
const Verb verb_demo_generate{
    .name = "demo-generate",
    .summary = {.ja = "デモの元データ（架空の二社のファイルと記録）を書き出す",
                .en = "write the demo's source files: two fictitious firms"},
    .options =
        {{.name = "seed", .kind = OptionKind::value, .metavar = "N", .help = {.ja = "乱数の種", .en = "seed"}, .fallback = "20150128"},
         {.name = "size",
          .kind = OptionKind::value,
          .metavar = "80|420",
          .help = {.ja = "人数", .en = "people of the first firm"},
          .fallback = "420"}},
    .rest = "OUT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run,
    .hidden = true};

}  // namespace sekimori::cli
