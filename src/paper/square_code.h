// Text as a QR code (ISO/IEC 18004) that can be printed.
//
//   paper.code(TRY(square_code("M-0012", 25, "M-0012")));
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "paper/paper.h"

namespace sekimori::paper {

// Error correction Q: a quarter of the code may be dirty. invalid_input for an empty text or more than 300 bytes.
Result<SquareCode> square_code(std::string_view text, double millimetres, std::string_view caption = {});

// An <svg> element of that size with the quiet zone of four modules around it, one path; the caption is what a screen reader says.
std::string to_svg(const SquareCode& code);

}  // namespace sekimori::paper
