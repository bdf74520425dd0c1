#include "paper/square_code.h"

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

}  // namespace sekimori::paper
