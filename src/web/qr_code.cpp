#include "web/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace sekimori::web {
namespace {

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
  return out;
}

}  // namespace

Result<QrCode> QrCode::make(std::string_view text) {
  if (text.empty() || text.size() > longest)
    return error(ErrorCode::invalid_input, "a QR code holds 1 to {} bytes, not {}", longest, text.size());
  struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
  };
  const std::unique_ptr<QRcode, Free> made(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
  if (!made) return error(ErrorCode::failure, "the QR code could not be made");
  QrCode code;
  code.width_ = made->width;
  const size_t count = static_cast<size_t>(made->width) * static_cast<size_t>(made->width);
  code.dark_.reserve(count);
  for (size_t i = 0; i < count; ++i) code.dark_.push_back((made->data[i] & 1) != 0);
  return code;
}

std::string QrCode::to_svg(std::string_view label) const {
  const int side = width_ + 2 * quiet_zone;
  std::string path;
  for (int y = 0; y < width_; ++y)
    for (int x = 0; x < width_;) {
      int end = x;
      while (end < width_ && dark(end, y)) ++end;
      if (end > x) path += fmt::format("M{} {}h{}v1h-{}z", x + quiet_zone, y + quiet_zone, end - x, end - x);
      x = end + 1;
    }
  return fmt::format(
      "<svg class=\"qr\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\" xmlns=\"http://www.w3.org/2000/svg\" "
      "shape-rendering=\"crispEdges\"><path d=\"{}\"/></svg>",
      escape(label), side, side, path);
}

}  // namespace sekimori::web
