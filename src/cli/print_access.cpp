#include "cli/print_access.h"

#include <charconv>

namespace sekimori::cli {

std::vector<Option> print_options(std::vector<Option> more) {
  std::vector<Option> out = {output_option(), value_option("company", "NAME", {.ja = "会社名", .en = "name of the firm"}),
                             value_option("link", "URL",
                                          {.ja = "コードに入れるこのノードの住所 (なければ番号だけ)",
                                           .en = "address of this node for the codes (else the number alone)"})};
  out.insert(out.end(), more.begin(), more.end());
  return protect_options(std::move(out));
}

std::vector<Option> label_options(std::vector<Option> more) {
  more.push_back({.name = "sheet",
                  .kind = OptionKind::value,
                  .metavar = "NAME",
                  .help = {.ja = "ラベル用紙: a4-10, a4-12, a4-24", .en = "label paper: a4-10, a4-12, a4-24"},
                  .fallback = "a4-12"});
  more.push_back(value_option("skip", "N", {.ja = "最初の用紙で使用済みの面", .en = "places used up on the first sheet"}));
  return print_options(std::move(more));
}

protect::PrintLook look_of(Surroundings& at, const Arguments& arguments) {
  return {at.language, arguments.value("company"), arguments.value("link")};
}

Result<paper::LabelGrid> grid_of(const Arguments& arguments) { return protect::label_grid(arguments.value("sheet", "a4-12")); }

Result<std::int64_t> number_of(const Arguments& arguments, std::string_view option, std::int64_t fallback) {
  const std::string text = arguments.value(option);
  if (text.empty()) return fallback;
  std::int64_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc() || end != text.data() + text.size())
    return error(ErrorCode::usage, "--{} is a whole number, not '{}'", option, text);
  return number;
}

Result<int> skip_of(const Arguments& arguments) {
  const std::int64_t skip = TRY(number_of(arguments, "skip", 0));
  if (skip < 0 || skip > 1000) return error(ErrorCode::usage, "--skip is 0 to 1000, not {}", skip);
  return static_cast<int>(skip);
}

}  // namespace sekimori::cli
