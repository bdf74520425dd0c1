#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t(4) << 20;

Result<std::string> one_language(Surroundings& at, const Arguments& arguments, std::string_view option) {
  if (arguments.has(option)) return arguments.value(option);
  const std::string file = arguments.value(std::string(option) + "-file");
  if (file.empty()) return std::string();
  std::string text = TRY(letter_file(at, file));
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

Result<ExitCode> with_letters(Surroundings& at, const Arguments& arguments, const LetterWork& work) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, TRY(work(node.teach(), who)));
    return ExitCode::ok;
  });
}

Result<ExitCode> list_of_letters(Surroundings& at, const Arguments& arguments, const LetterList& work,
                                 const std::function<std::string(const Json&)>& line) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const Json& one : TRY(work(node.teach(), who))) at.out((arguments.has("json") ? one.dump() : line(one)) + "\n");
    return ExitCode::ok;
  });
}

Result<std::string> letter_file(Surroundings& at, const std::string& file) { return at.files.read_text(file, largest_file); }

Result<Json> letter_json(Surroundings& at, const std::string& file) {
  auto json = Json::parse(TRY(letter_file(at, file)));
  if (!json) return std::unexpected(std::move(json).error().at(file));
  return *std::move(json);
}

std::vector<Option> two_languages(std::vector<Option> more) {
  std::vector<Option> out{value_option("ja", "TEXT", {.ja = "日本語の文", .en = "text in Japanese"}),
                          value_option("en", "TEXT", {.ja = "英語の文", .en = "text in English"}),
                          value_option("ja-file", "FILE", {.ja = "日本語の文のファイル", .en = "file with the Japanese text"}),
                          value_option("en-file", "FILE", {.ja = "英語の文のファイル", .en = "file with the English text"})};
  out.insert(out.end(), more.begin(), more.end());
  return safeguard_options(std::move(out));
}

Result<model::Wording> in_two_languages(Surroundings& at, const Arguments& arguments) {
  return model::Wording{TRY(one_language(at, arguments, "ja")), TRY(one_language(at, arguments, "en"))};
}

Option public_url_option() {
  return value_option(
      "public-url", "URL",
      {.ja = "外から見たこのノードのアドレス (手紙のリンクに使う)", .en = "address of this node from outside, for links in letters"});
}

std::string seminar_page(const Arguments& arguments) { return arguments.value("public-url") + "/public/seminars"; }

}  // namespace sekimori::cli
