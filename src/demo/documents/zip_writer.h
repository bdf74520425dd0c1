// A zip file of deflated members (APPNOTE 6.3.3), with one fixed date so that the same content gives the same bytes.
//
//   ZipWriter zip;
//   zip.add("word/document.xml", xml);
//   std::string bytes = zip.finish();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sekimori::demo {

class ZipWriter {
 public:
  void add(std::string_view name, std::string_view content);
  std::string finish();

 private:
  std::string bytes_;
  std::string directory_;
  std::uint16_t count_ = 0;
};

}  // namespace sekimori::demo
