// libcurl's handles, owned. Only for .cpp files of this room.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <mutex>

namespace sekimori::net {

struct CurlFree {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, CurlFree>;
using CurlList = std::unique_ptr<curl_slist, CurlFree>;

inline Curl new_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  return Curl(curl_easy_init());
}

inline void append(CurlList& list, const char* line) {
  if (curl_slist* longer = curl_slist_append(list.get(), line)) {
    (void)list.release();
    list.reset(longer);
  }
}

}  // namespace sekimori::net
