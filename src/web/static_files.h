// The web client as part of the program: the files of ui/dist, each with its compressed twins, and how they are sent.
//
//   if (auto response = answer_static(request)) return *std::move(response);
//
// What stands under /assets/ carries a hash in its name and never changes: it is kept for a year. index.html answers every other
// address that a person may type, since the client itself knows its rooms; it is asked for anew each time.
#pragma once

#include <span>

#include "web/http.h"

namespace sekimori::web {

struct StaticFile {
  std::string_view path;  // "/assets/index-Ba_zjvjl.js"
  std::string_view type;
  std::string_view tag;                  // of its bytes
  std::string_view plain, gzip, brotli;  // the twins may be empty
};

// As built in; empty when no client was built. Made by tools/embed_ui.py.
std::span<const StaticFile> static_files();

// Nothing when the address is none of the client's: those of programs (/api/, /taxii2/), of another method, or of a file that is not there.
std::optional<Response> answer_static(const Request& request);

// Headers of every page: nothing from elsewhere, nothing inline, not in a frame.
void add_page_headers(Response& response);

}  // namespace sekimori::web
