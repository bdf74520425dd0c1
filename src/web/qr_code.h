// QR codes (ISO/IEC 18004) through libqrencode: as squares, and as an SVG that needs no other file.
//
//   const QrCode code = TRY(QrCode::make("otpauth://totp/..."));
//   page += code.to_svg("QR code for the authenticator app");
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace sekimori::web {

class QrCode {
 public:
  static constexpr size_t longest = 1200;  // bytes; more is too fine to be read from a label
  static constexpr int quiet_zone = 4;     // empty squares around it, as the standard wants

  // Error correction M: fifteen per cent of it may be damaged. invalid_input when the text is empty or too long.
  static Result<QrCode> make(std::string_view text);

  int width() const { return width_; }  // squares, without the quiet zone
  bool dark(int x, int y) const { return dark_[static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x)]; }

  // An <svg> element with its quiet zone, one path; `label` is what a screen reader says.
  std::string to_svg(std::string_view label) const;

 private:
  int width_ = 0;
  std::vector<bool> dark_;
};

}  // namespace sekimori::web
