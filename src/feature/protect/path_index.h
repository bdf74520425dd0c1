// Which secret lies at a path: folders and files as the firm writes them, whatever the slashes and the case.
//
//   PathIndex index;
//   index.add("\\\\fs01\\設計\\金型", 7);
//   index.find("//FS01/設計/金型/図面.dxf");    // 7
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sekimori::protect {

// One spelling for all: '\\' becomes '/', repeated slashes one (a leading "//" of UNC names stays), NFKC and case
// folded, "." segments and a trailing slash dropped. "C:\\x" keeps its drive letter. O(length).
std::string normalise_place(std::string_view path);

class PathIndex {
 public:
  // A later add of the same place replaces the earlier. Empty places are left out.
  void add(std::string_view place, std::size_t value);
  // The value of the longest place that is this path or a folder above it. O(depth of the path). Also tries the path
  // below its share: "\\\\fs01\\share\\a" is found under the place "/share/a" and "D:\\share\\a", as logs of the server
  // itself write it, when exactly one registered place ends so.
  std::optional<std::size_t> find(std::string_view path) const;
  std::size_t size() const { return exact_.size(); }

 private:
  static constexpr std::size_t ambiguous = static_cast<std::size_t>(-1);
  std::unordered_map<std::string, std::size_t> exact_;
  std::unordered_map<std::string, std::size_t> by_tail_;  // place without host or drive -> value, or ambiguous
};

}  // namespace sekimori::protect
