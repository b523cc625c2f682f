"""django-filter in our look. Without JavaScript the form has a button; with it the results follow the typing."""

from typing import Any

import django_filters

from dekkend.core.errors import InvalidInput
from dekkend.web.forms import Form


class FilterForm(Form):
    """Everything in a filter is optional, so it is not said at each field."""

    marks_optional = False
    empty_choice = "Alle"


class FilterSet(django_filters.FilterSet):  # type: ignore[misc]
    """Base of every filter; hand it to `pages.list_page`."""

    def get_form_class(self) -> type[Form]:
        fields = {name: filter_.field for name, filter_ in self.filters.items()}
        for field in fields.values():
            # its list of choices reads the label from the field it was made with, not from the form's copy
            if getattr(field, "empty_label", None) is not None:
                field.empty_label = FilterForm.empty_choice
        return type(f"{type(self).__name__}Form", (FilterForm,), fields)


def accepted(filterset: FilterSet) -> Any:
    """The filtered rows, for the API. Raises InvalidInput for a value that is not in its list."""
    if not filterset.is_valid():
        raise InvalidInput({name: [str(error) for error in errors] for name, errors in filterset.errors.items()})
    return filterset.qs
