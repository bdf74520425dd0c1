#include "paper/square_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace sekimori::paper {
namespace {

constexpr size_t most_bytes = 300;

struct CodeDeleter {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

Result<SquareCode> square_code(std::string_view text, double millimetres, std::string_view caption) {
  if (text.empty() || text.size() > most_bytes)
    return error(ErrorCode::invalid_input, "a code holds 1 to {} bytes, not {}", most_bytes, text.size());
  const std::string copy(text);
  const std::unique_ptr<QRcode, CodeDeleter> made(
      QRcode_encodeData(static_cast<int>(copy.size()), reinterpret_cast<const unsigned char*>(copy.data()), 0, QR_ECLEVEL_Q));
  if (!made) return error(ErrorCode::failure, "no code can be made of '{}'", text);
  SquareCode out;
  out.side = made->width;
  out.millimetres = millimetres;
  out.caption = caption;
  const auto modules = static_cast<size_t>(made->width) * static_cast<size_t>(made->width);
  out.dark.reserve(modules);
  for (size_t i = 0; i < modules; ++i) out.dark.push_back((made->data[i] & 1) != 0);
  return out;
}

std::string to_svg(const SquareCode& code) {
  if (code.side <= 0) return {};
  constexpr int quiet_zone = 4;  // modules, as the standard wants
  const int whole = code.side + 2 * quiet_zone;
  std::string caption;
  for (const char c : code.caption) {
    if (c == '&') caption += "&amp;";
    else if (c == '<') caption += "&lt;";
    else caption += c;
  }
  std::string out = fmt::format("<svg role=\"img\" width=\"{0}mm\" height=\"{0}mm\" viewBox=\"0 0 {1} {1}\"><title>{2}</title>",
                                code.millimetres, whole, caption);
  out += fmt::format("<path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/><path d=\"", whole);
  const auto dark = [&](int x, int y) {
    return code.dark[static_cast<size_t>(y) * static_cast<size_t>(code.side) + static_cast<size_t>(x)];
  };
  for (int y = 0; y < code.side; ++y)
    for (int x = 0; x < code.side; ++x) {
      const int begin = x;
      while (x < code.side && dark(x, y)) ++x;
      if (x > begin) out += fmt::format("M{} {}h{}v1h-{}z", begin + quiet_zone, y + quiet_zone, x - begin, x - begin);
    }
  return out + "\"/></svg>";
}

}  // namespace sekimori::paper
