// What kind of file the first bytes show, and failing that its name.
//
//   FileForm form = recognise_form(bytes, "図面.DXF");      // {Form::dxf, "image/vnd.dxf"}
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

namespace sekimori::inspect {

// Which reader is responsible.
enum class Form : unsigned char {
  empty,
  plain,
  csv,
  html,
  xml,
  mail,
  rtf,
  dxf,
  pdf,
  zip,
  gzip,
  archive,
  compound,
  shortcut,
  unreadable,
};

struct FileForm {
  Form form = Form::unreadable;
  std::string media_type = "application/octet-stream";
};

FileForm recognise_form(ByteView bytes, std::string_view name);

// The lower-case extension without its dot; "" when there is none.
std::string extension_of(std::string_view name);

}  // namespace sekimori::inspect
