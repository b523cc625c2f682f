"""Lists of the API in pages: `?page=2&pageSize=50`, answered with count, next, previous and results."""

from rest_framework.pagination import PageNumberPagination


class Paging(PageNumberPagination):
    page_size = 50
    max_page_size = 500
    page_size_query_param = "pageSize"
